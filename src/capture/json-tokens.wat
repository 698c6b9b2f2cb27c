;; The same as json-tokens.ts with sixteen bytes at a time. `node scripts/assemble.mjs` writes json-tokens-wasm.ts from it.
(module
  ;; 0: the class of each byte. 256: how long a wanted name is, by its first letter. 512: the places that "passEntry" found. 590: what ends before the
  ;; window (two bytes). 592: the window. Behind it the positions.
  (memory (export "memory") 30)
  (global $lengths i32 (i32.const 256))
  (global $facts i32 (i32.const 512))
  (global $window i32 (i32.const 592))
  (global $positions i32 (i32.const 262800)) ;; 592 + 256 KiB + 64 bytes of a last block that reaches over the end
  ;; What the end of the last window cut in two: 0 nothing, 1 a string, 2 a scalar.
  (global $cut (export "cut") (mut i32) (i32.const 0))
  (global $found (mut i32) (i32.const 0))
  ;; How many brackets are open after "skip".
  (global $depth (export "depth") (mut i32) (i32.const 0))

  ;; Finds the tokens of the window's first $length bytes and returns how many positions were written.
  (func (export "read") (param $length i32) (result i32)
    (local $at i32) (local $to i32) (local $class i32)
    (local.set $at (global.get $window))
    (local.set $to (i32.add (global.get $window) (local.get $length)))
    (global.set $found (global.get $positions))
    (if (i32.eq (global.get $cut) (i32.const 1)) (then (local.set $at (call $string (local.get $at) (local.get $to)))))
    (if (i32.eq (global.get $cut) (i32.const 2)) (then (local.set $at (call $scalar (local.get $at) (local.get $to)))))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $class (i32.load8_u (i32.load8_u (local.get $at))))
        (if (local.get $class) (then (call $push (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.le_u (local.get $class) (i32.const 1)))
        (local.set $at
          (if (result i32) (i32.eq (local.get $class) (i32.const 2))
            (then (call $string (local.get $at) (local.get $to)))
            (else (call $scalar (local.get $at) (local.get $to)))))
        (br $next)))
    (i32.shr_u (i32.sub (global.get $found) (global.get $positions)) (i32.const 2)))

  ;; Passes over what is within $depth open brackets, from the position of the index $next on, and returns the index behind the last bracket.
  (func (export "skip") (param $next i32) (param $open i32) (result i32)
    (i32.shr_u
      (i32.sub
        (call $pass (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))) (local.get $open))
        (global.get $positions))
      (i32.const 2)))

  (func $pass (param $at i32) (param $open i32) (result i32)
    (local $byte i32)
    (global.set $depth (local.get $open))
    (block $end
      (loop $each
        (br_if $end (i32.ge_u (local.get $at) (global.get $found)))
        (local.set $byte (i32.load8_u (i32.add (global.get $window) (i32.load (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        ;; Brackets and braces differ in one bit: 0x5b and 0x7b, 0x5d and 0x7d.
        (if (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x7b))
          (then (global.set $depth (i32.add (global.get $depth) (i32.const 1))) (br $each)))
        (if (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x7d))
          (then
            (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))
            (br_if $each (global.get $depth))
            (br $end)))
        (br_if $each (i32.eq (local.get $byte) (i32.const 44)))
        (br_if $each (i32.eq (local.get $byte) (i32.const 58)))
        ;; A string, number or word has a second position.
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $each)))
    (local.get $at))

  ;; Passes over fields such as {"name":"accept","value":"text/html"} from the position of the index $next on, with the commas behind them, and
  ;; returns the index behind the last. It stops at any other value, at a name with an escape, and at one that may be wanted.
  (func (export "passFields") (param $next i32) (result i32)
    (local $at i32)
    (local.set $at (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))))
    (block $stop
      (loop $each
        (br_if $stop (i32.eqz (call $isField (local.get $at))))
        (br_if $stop (call $isWanted (i32.add (local.get $at) (i32.const 16))))
        (local.set $at (i32.add (local.get $at) (i32.const 52)))
        (br_if $stop (i32.ge_u (local.get $at) (global.get $found)))
        (br_if $stop (i32.ne (call $byte (local.get $at)) (i32.const 44)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $at) (global.get $positions)) (i32.const 2)))

  ;; Whether a field {"name":"…","value":"…"} begins at a position and ends in this window, its name without an escape.
  (func $isField (param $at i32) (result i32)
    (block $no
      ;; { "" : "" , "" : "" } are thirteen positions.
      (br_if $no (i32.gt_u (i32.add (local.get $at) (i32.const 52)) (global.get $found)))
      (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x7b)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 4))) (i32.const 34)))
      (br_if $no (i32.ne (call $length (i32.add (local.get $at) (i32.const 4))) (i32.const 4)))
      (br_if $no (i32.ne (call $word (i32.add (local.get $at) (i32.const 4))) (i32.const 0x656d616e))) ;; name
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 12))) (i32.const 58)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 16))) (i32.const 34)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 24))) (i32.const 44)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 28))) (i32.const 34)))
      (br_if $no (i32.ne (call $length (i32.add (local.get $at) (i32.const 28))) (i32.const 5)))
      (br_if $no (i32.ne (call $word (i32.add (local.get $at) (i32.const 28))) (i32.const 0x756c6176))) ;; valu
      (br_if $no (i32.ne (i32.load8_u offset=5 (call $place (i32.add (local.get $at) (i32.const 28)))) (i32.const 101))) ;; e
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 36))) (i32.const 58)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 40))) (i32.const 34)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 48))) (i32.const 0x7d)))
      (return (i32.eqz (call $hasEscape (i32.add (local.get $at) (i32.const 16))))))
    (i32.const 0))

  ;; Whether the field name at a position may be a wanted one: it is as long as the wanted one with its first letter.
  (func $isWanted (param $at i32) (result i32)
    (i32.eq (call $length (local.get $at)) (i32.load8_u (i32.add (global.get $lengths) (call $firstLetter (local.get $at))))))

  ;; The first letter of the string at a position, as a small one.
  (func $firstLetter (param $at i32) (result i32)
    (i32.or (i32.load8_u offset=1 (call $place (local.get $at))) (i32.const 0x20)))

  ;; Passes over the members of an object whose names are none of the wanted ones, from the position of the index $next on, with their values
  ;; and commas, as far as they are whole, and returns the index behind them. $lengths has the bit set of each length that a wanted name has.
  (func (export "passMembers") (param $next i32) (param $lengths i32) (result i32)
    (local $at i32) (local $to i32)
    (local.set $at (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))))
    (block $stop
      (loop $each
        (br_if $stop (i32.eqz (call $isMember (local.get $at))))
        (local.set $to (call $length (local.get $at)))
        (br_if $stop (i32.gt_u (local.get $to) (i32.const 31)))
        (br_if $stop (i32.and (i32.shr_u (local.get $lengths) (local.get $to)) (i32.const 1)))
        (local.set $to (call $value (i32.add (local.get $at) (i32.const 12))))
        (br_if $stop (i32.ge_u (local.get $to) (global.get $found)))
        (if (i32.eq (call $byte (local.get $to)) (i32.const 0x7d)) (then (local.set $at (local.get $to)) (br $stop)))
        (br_if $stop (i32.ne (call $byte (local.get $to)) (i32.const 44)))
        (local.set $at (i32.add (local.get $to) (i32.const 4)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $at) (global.get $positions)) (i32.const 2)))

  ;; Passes over the entry that begins at the position of the index $next, when it is whole, plain and without a body to look at, and returns the
  ;; index behind it; 0 when it is not, and it has to be read token by token. What the sieve must know of it stands at $facts then: for method, url,
  ;; referer, status and redirectURL where the content begins and ends, 0 where there is none; at last where the entry ends.
  ;; $sawSensitive says that fields such as Cookie were seen before, so that they do not matter any more.
  (func (export "passEntry") (param $next i32) (param $sawSensitive i32) (result i32)
    (local $at i32) (local $seen i32)
    (v128.store offset=0 (global.get $facts) (v128.const i32x4 0 0 0 0))
    (v128.store offset=16 (global.get $facts) (v128.const i32x4 0 0 0 0))
    (v128.store offset=32 (global.get $facts) (v128.const i32x4 0 0 0 0))
    (local.set $at (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))))
    (block $no
      (br_if $no (i32.ge_u (local.get $at) (global.get $found)))
      (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x7b)))
      (loop $each
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if $no (i32.eqz (call $isMember (local.get $at))))
        (local.set $at
          (if (result i32) (call $isName (local.get $at) (i32.const 7) (i32.const 0x75716572) (i32.const 0x74736575)) ;; requ uest
            (then
              (br_if $no (i32.and (local.get $seen) (i32.const 1)))
              (local.set $seen (i32.or (local.get $seen) (i32.const 1)))
              (call $side (i32.add (local.get $at) (i32.const 12)) (i32.const 0) (local.get $sawSensitive)))
            (else (if (result i32) (call $isName (local.get $at) (i32.const 8) (i32.const 0x70736572) (i32.const 0x65736e6f)) ;; resp onse
              (then
                (br_if $no (i32.and (local.get $seen) (i32.const 2)))
                (local.set $seen (i32.or (local.get $seen) (i32.const 2)))
                (call $side (i32.add (local.get $at) (i32.const 12)) (i32.const 1) (local.get $sawSensitive)))
              (else (call $value (i32.add (local.get $at) (i32.const 12))))))))
        (br_if $no (i32.ge_u (local.get $at) (global.get $found)))
        (br_if $each (i32.eq (call $byte (local.get $at)) (i32.const 44)))
        (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x7d)))
        (br_if $no (i32.eqz (i32.and (local.get $seen) (i32.const 1)))))
      (i32.store offset=40 (global.get $facts) (i32.load (local.get $at)))
      (return (i32.shr_u (i32.sub (i32.add (local.get $at) (i32.const 4)) (global.get $positions)) (i32.const 2))))
    (i32.const 0))

  ;; Passes over a request or a response, and returns the position behind it; the end of the memory when it is not plain.
  (func $side (param $at i32) (param $isResponse i32) (param $sawSensitive i32) (result i32)
    (local $sawHeaders i32)
    (block $no
      (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x7b)))
      (loop $each
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if $no (i32.eqz (call $isMember (local.get $at))))
        (local.set $at
          (block $done (result i32)
            (if (call $isName (local.get $at) (i32.const 7) (i32.const 0x64616568) (i32.const 0x73726564)) ;; head ders
              (then
                (br_if $no (local.get $sawHeaders))
                (local.set $sawHeaders (i32.const 1))
                (br $done (call $headers (i32.add (local.get $at) (i32.const 12)) (local.get $isResponse) (local.get $sawSensitive)))))
            (if (local.get $isResponse)
              (then
                (if (call $isName (local.get $at) (i32.const 6) (i32.const 0x74617473) (i32.const 0x73757461)) ;; stat atus
                  (then (br $done (call $fact (i32.add (local.get $at) (i32.const 12)) (i32.const 24) (i32.const 0)))))
                (if (i32.and (call $isName (local.get $at) (i32.const 11) (i32.const 0x69646572) (i32.const 0x4c525574)) ;; redi tURL
                    (i32.eq (i32.load offset=4 (call $place (local.get $at))) (i32.const 0x63657269))) ;; irec
                  (then (br $done (call $fact (i32.add (local.get $at) (i32.const 12)) (i32.const 32) (i32.const 1))))))
              (else
                (br_if $no (call $isName (local.get $at) (i32.const 8) (i32.const 0x74736f70) (i32.const 0x61746144))) ;; post Data
                (if (call $isName (local.get $at) (i32.const 6) (i32.const 0x6874656d) (i32.const 0x646f6874)) ;; meth thod
                  (then (br $done (call $fact (i32.add (local.get $at) (i32.const 12)) (i32.const 0) (i32.const 1)))))
                (if (i32.eq (call $word (local.get $at)) (i32.const 0x226c7275)) ;; url"
                  (then (br $done (call $fact (i32.add (local.get $at) (i32.const 12)) (i32.const 8) (i32.const 1)))))))
            (call $value (i32.add (local.get $at) (i32.const 12)))))
        (br_if $no (i32.ge_u (local.get $at) (global.get $found)))
        (br_if $each (i32.eq (call $byte (local.get $at)) (i32.const 44)))
        (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x7d))))
      (return (i32.add (local.get $at) (i32.const 4))))
    (i32.const -1))

  ;; Notes the string or, with $isText 0, the number at a position, and returns the position behind it; the end of the memory when it is another
  ;; thing, or the second of its name.
  (func $fact (param $at i32) (param $fact i32) (param $isText i32) (result i32)
    (local $first i32)
    (local.set $fact (i32.add (global.get $facts) (local.get $fact)))
    (local.set $first (call $byte (local.get $at)))
    (block $no
      (br_if $no (i32.load offset=4 (local.get $fact)))
      (br_if $no (i32.ge_u (i32.add (local.get $at) (i32.const 4)) (global.get $found)))
      (br_if $no (i32.ne (i32.load8_u (local.get $first)) (select (i32.const 2) (i32.const 3) (local.get $isText))))
      (i32.store (local.get $fact) (i32.add (i32.load (local.get $at)) (local.get $isText)))
      (i32.store offset=4 (local.get $fact) (i32.load offset=4 (local.get $at)))
      (return (i32.add (local.get $at) (i32.const 8))))
    (i32.const -1))

  ;; Passes over a list of fields, notes the Referer of a request, and returns the position behind it; the end of the memory when there is anything else.
  (func $headers (param $at i32) (param $isResponse i32) (param $sawSensitive i32) (result i32)
    (local $first i32)
    (block $no
      (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x5b)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $no (i32.ge_u (local.get $at) (global.get $found)))
      (if (i32.eq (call $byte (local.get $at)) (i32.const 0x5d)) (then (return (i32.add (local.get $at) (i32.const 4)))))
      (loop $each
        (br_if $no (i32.eqz (call $isField (local.get $at))))
        (if (call $isWanted (i32.add (local.get $at) (i32.const 16)))
          (then
            (local.set $first (call $firstLetter (i32.add (local.get $at) (i32.const 16))))
            (if (i32.eq (local.get $first) (i32.const 114)) ;; r: Referer, or another such as Refresh
              (then
                (if (i32.and (i32.eqz (local.get $isResponse)) (call $isReferer (i32.add (local.get $at) (i32.const 16))))
                  (then (br_if $no (i32.eq (i32.const -1) (call $fact (i32.add (local.get $at) (i32.const 40)) (i32.const 16) (i32.const 1)))))))
              (else
                (if (i32.eq (local.get $first) (i32.const 108)) ;; l: Location
                  (then (br_if $no (local.get $isResponse)))
                  (else (br_if $no (i32.eqz (local.get $sawSensitive)))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 52)))
        (br_if $no (i32.ge_u (local.get $at) (global.get $found)))
        (if (i32.eq (call $byte (local.get $at)) (i32.const 44)) (then (local.set $at (i32.add (local.get $at) (i32.const 4))) (br $each)))
        (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 0x5d))))
      (return (i32.add (local.get $at) (i32.const 4))))
    (i32.const -1))

  ;; Whether the name of seven letters at a position is Referer, in letters of either kind.
  (func $isReferer (param $at i32) (result i32)
    (local $name i32)
    (local.set $name (call $place (local.get $at)))
    (i32.and
      (i32.eq (i32.or (i32.load offset=1 (local.get $name)) (i32.const 0x20202020)) (i32.const 0x65666572)) ;; refe
      (i32.eq (i32.or (i32.load offset=4 (local.get $name)) (i32.const 0x20202020)) (i32.const 0x72657265)))) ;; erer

  ;; Whether the string at a position has that length, and begins and ends with these four bytes.
  (func $isName (param $at i32) (param $length i32) (param $first i32) (param $last i32) (result i32)
    (if (i32.ne (call $length (local.get $at)) (local.get $length)) (then (return (i32.const 0))))
    (i32.and
      (i32.eq (call $word (local.get $at)) (local.get $first))
      (i32.eq (i32.load (i32.add (call $place (local.get $at)) (i32.sub (local.get $length) (i32.const 3)))) (local.get $last))))

  ;; Whether a member's name, without an escape, its colon and the beginning of a value are at a position. "" : 1 , are six positions at least.
  (func $isMember (param $at i32) (result i32)
    (block $no
      (br_if $no (i32.gt_u (i32.add (local.get $at) (i32.const 24)) (global.get $found)))
      (br_if $no (i32.ne (call $byte (local.get $at)) (i32.const 34)))
      (br_if $no (i32.ne (call $byte (i32.add (local.get $at) (i32.const 8))) (i32.const 58)))
      (return (i32.eqz (call $hasEscape (local.get $at)))))
    (i32.const 0))

  ;; The position behind the value at a position; the end of the memory when there is none, or it does not end in this window.
  (func $value (param $at i32) (result i32)
    (local $first i32) (local $kind i32)
    (local.set $first (call $byte (local.get $at)))
    (if (i32.ne (i32.load8_u (local.get $first)) (i32.const 1)) (then (return (i32.add (local.get $at) (i32.const 8)))))
    (if (i32.eq (i32.or (local.get $first) (i32.const 0x20)) (i32.const 0x7b))
      (then
        (local.set $at (call $pass (i32.add (local.get $at) (i32.const 4)) (i32.const 1)))
        (if (i32.eqz (global.get $depth)) (then (return (local.get $at))))))
    (i32.const -1))

  ;; Whether the string at a position has an escape.
  (func $hasEscape (param $at i32) (result i32)
    (local $from i32) (local $to i32) (local $slashes i32)
    (local.set $from (call $place (local.get $at)))
    (local.set $to (i32.add (global.get $window) (i32.load offset=4 (local.get $at))))
    (loop $blocks
      (local.set $slashes
        (i8x16.bitmask (i8x16.eq (v128.load (local.get $from)) (v128.const i8x16 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92))))
      (if (local.get $slashes) (then (return (i32.lt_u (i32.add (local.get $from) (i32.ctz (local.get $slashes))) (local.get $to)))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $blocks (i32.lt_u (local.get $from) (local.get $to))))
    (i32.const 0))

  ;; Where in the memory a position is.
  (func $place (param $at i32) (result i32)
    (i32.add (global.get $window) (i32.load (local.get $at))))

  ;; The byte at a position.
  (func $byte (param $at i32) (result i32)
    (i32.load8_u (call $place (local.get $at))))

  ;; How long the content of the string at a position is.
  (func $length (param $at i32) (result i32)
    (i32.sub (i32.sub (i32.load offset=4 (local.get $at)) (i32.load (local.get $at))) (i32.const 1)))

  ;; The first four bytes of that content.
  (func $word (param $at i32) (result i32)
    (i32.load offset=1 (call $place (local.get $at))))

  (func $push (param $at i32)
    (i32.store (global.get $found) (i32.sub (local.get $at) (global.get $window)))
    (global.set $found (i32.add (global.get $found) (i32.const 4))))

  ;; Goes from within a string to behind its closing quote, or to the window's end.
  (func $string (param $at i32) (param $to i32) (result i32)
    (local $quotes i32) (local $quote i32) (local $stop i32) (local $before i32) (local $two i32) (local $quoteBytes v128) (local $slashes v128)
    (local.set $quoteBytes (v128.const i8x16 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34))
    (local.set $slashes (v128.const i8x16 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92))
    (global.set $cut (i32.const 0))
    ;; Most strings are short; in a long one, 64 bytes without a quote that could be its end are passed over at once.
    (local.set $stop (i32.add (local.get $at) (i32.const 32)))
    (block $over
      (loop $blocks
        (br_if $over (i32.ge_u (local.get $at) (local.get $to)))
        ;; Quotes after a single backslash are most of what a script holds; any other is looked at by itself.
        (local.set $before (i32.sub (local.get $at) (i32.const 1)))
        (local.set $two (i32.sub (local.get $at) (i32.const 2)))
        (local.set $quotes (i8x16.bitmask (v128.andnot (i8x16.eq (v128.load (local.get $at)) (local.get $quoteBytes))
                (v128.andnot (i8x16.eq (v128.load (local.get $before)) (local.get $slashes)) (i8x16.eq (v128.load (local.get $two)) (local.get $slashes))))))
        (block $none
          (loop $each
            (br_if $none (i32.eqz (local.get $quotes)))
            (local.set $quote (i32.add (local.get $at) (i32.ctz (local.get $quotes))))
            (br_if $none (i32.ge_u (local.get $quote) (local.get $to)))
            (if (i32.eqz (call $isEscaped (local.get $quote)))
              (then (call $push (local.get $quote)) (return (i32.add (local.get $quote) (i32.const 1)))))
            (local.set $quotes (i32.and (local.get $quotes) (i32.sub (local.get $quotes) (i32.const 1))))
            (br $each)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $blocks (i32.lt_u (local.get $at) (local.get $stop)))
        (loop $wide
          (br_if $over (i32.ge_u (local.get $at) (local.get $to)))
          (local.set $before (i32.sub (local.get $at) (i32.const 1)))
          (local.set $two (i32.sub (local.get $at) (i32.const 2)))
          (if (i32.eqz (v128.any_true (v128.or
              (v128.or
                (v128.andnot (i8x16.eq (v128.load (local.get $at)) (local.get $quoteBytes))
                (v128.andnot (i8x16.eq (v128.load (local.get $before)) (local.get $slashes)) (i8x16.eq (v128.load (local.get $two)) (local.get $slashes))))
                (v128.andnot (i8x16.eq (v128.load offset=16 (local.get $at)) (local.get $quoteBytes))
                (v128.andnot (i8x16.eq (v128.load offset=16 (local.get $before)) (local.get $slashes)) (i8x16.eq (v128.load offset=16 (local.get $two)) (local.get $slashes)))))
              (v128.or
                (v128.andnot (i8x16.eq (v128.load offset=32 (local.get $at)) (local.get $quoteBytes))
                (v128.andnot (i8x16.eq (v128.load offset=32 (local.get $before)) (local.get $slashes)) (i8x16.eq (v128.load offset=32 (local.get $two)) (local.get $slashes))))
                (v128.andnot (i8x16.eq (v128.load offset=48 (local.get $at)) (local.get $quoteBytes))
                (v128.andnot (i8x16.eq (v128.load offset=48 (local.get $before)) (local.get $slashes)) (i8x16.eq (v128.load offset=48 (local.get $two)) (local.get $slashes))))))))
            (then (local.set $at (i32.add (local.get $at) (i32.const 64))) (br $wide))))
        (local.set $stop (i32.add (local.get $at) (i32.const 64)))
        (br $blocks)))
    (global.set $cut (i32.const 1))
    ;; The next window follows on one backslash when an odd number of them ends this one.
    (i32.store8 (i32.const 591) (select (i32.const 92) (i32.const 0) (call $isEscaped (local.get $to))))
    (local.get $to))

  ;; Whether an odd number of backslashes stands before a position. The opening quote, or the zero at 590, ends the run.
  (func $isEscaped (param $at i32) (result i32)
    (local $before i32)
    (local.set $before (local.get $at))
    (loop $run
      (local.set $before (i32.sub (local.get $before) (i32.const 1)))
      (br_if $run (i32.eq (i32.load8_u (local.get $before)) (i32.const 92))))
    (i32.eqz (i32.and (i32.sub (local.get $at) (local.get $before)) (i32.const 1))))

  ;; Goes from within a number or a word to its end, or to the window's end.
  (func $scalar (param $at i32) (param $to i32) (result i32)
    (global.set $cut (i32.const 2))
    (loop $each
      (if (i32.lt_u (local.get $at) (local.get $to))
        (then
          (if (i32.eq (i32.load8_u (i32.load8_u (local.get $at))) (i32.const 3))
            (then (local.set $at (i32.add (local.get $at) (i32.const 1))) (br $each)))
          (global.set $cut (i32.const 0))
          (call $push (local.get $at)))))
    (local.get $at)))
