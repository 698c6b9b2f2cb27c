;; The same as json-tokens.ts with sixteen bytes at a time. `node scripts/assemble.mjs` writes json-tokens-wasm.ts from it.
(module
  ;; 0: the class of each byte. 256: how long a wanted name is, by its first letter. 512: what ends before the window (two bytes before 528). 528: the window. Behind it the positions.
  (memory (export "memory") 30)
  (global $lengths i32 (i32.const 256))
  (global $window i32 (i32.const 528))
  (global $positions i32 (i32.const 262704)) ;; 528 + 256 KiB + 32 bytes of a last block that reaches over the end
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
  ;; returns the index behind the last. It stops at any other value, at a name with an escape, and at one that may be wanted: $lengths says
  ;; for a name's first letter how long a wanted one is.
  (func (export "passFields") (param $next i32) (result i32)
    (local $at i32) (local $from i32) (local $to i32)
    (local.set $at (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))))
    (block $stop
      (loop $each
        ;; { "" : "" , "" : "" } are thirteen positions.
        (br_if $stop (i32.gt_u (i32.add (local.get $at) (i32.const 52)) (global.get $found)))
        (br_if $stop (i32.ne (call $byte (local.get $at)) (i32.const 0x7b)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 4))) (i32.const 34)))
        (br_if $stop (i32.ne (call $length (i32.add (local.get $at) (i32.const 4))) (i32.const 4)))
        (br_if $stop (i32.ne (call $word (i32.add (local.get $at) (i32.const 4))) (i32.const 0x656d616e))) ;; name
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 12))) (i32.const 58)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 16))) (i32.const 34)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 24))) (i32.const 44)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 28))) (i32.const 34)))
        (br_if $stop (i32.ne (call $length (i32.add (local.get $at) (i32.const 28))) (i32.const 5)))
        (br_if $stop (i32.ne (call $word (i32.add (local.get $at) (i32.const 28))) (i32.const 0x756c6176))) ;; valu
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 36))) (i32.const 58)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 40))) (i32.const 34)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 48))) (i32.const 0x7d)))
        (br_if $stop (i32.ne (i32.load8_u (i32.add (global.get $window) (i32.add (i32.load (i32.add (local.get $at) (i32.const 28))) (i32.const 5)))) (i32.const 101))) ;; e
        (local.set $from (i32.add (i32.add (global.get $window) (i32.load (i32.add (local.get $at) (i32.const 16)))) (i32.const 1)))
        (local.set $to (i32.add (global.get $window) (i32.load (i32.add (local.get $at) (i32.const 20)))))
        (br_if $stop (i32.eq
          (i32.sub (local.get $to) (local.get $from))
          (i32.load8_u (i32.add (global.get $lengths) (i32.or (i32.load8_u (local.get $from)) (i32.const 0x20))))))
        (br_if $stop (call $hasEscape (local.get $from) (local.get $to)))
        (local.set $at (i32.add (local.get $at) (i32.const 52)))
        (br_if $stop (i32.ge_u (local.get $at) (global.get $found)))
        (br_if $stop (i32.ne (call $byte (local.get $at)) (i32.const 44)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $at) (global.get $positions)) (i32.const 2)))

  ;; Passes over the members of an object whose names are none of the wanted ones, from the position of the index $next on, with their values
  ;; and commas, as far as they are whole, and returns the index behind them. $lengths has the bit set of each length that a wanted name has.
  (func (export "passMembers") (param $next i32) (param $lengths i32) (result i32)
    (local $at i32) (local $from i32) (local $to i32) (local $first i32)
    (local.set $at (i32.add (global.get $positions) (i32.shl (local.get $next) (i32.const 2))))
    (block $stop
      (loop $each
        ;; "" : 1 , are six positions at least.
        (br_if $stop (i32.gt_u (i32.add (local.get $at) (i32.const 24)) (global.get $found)))
        (br_if $stop (i32.ne (call $byte (local.get $at)) (i32.const 34)))
        (br_if $stop (i32.ne (call $byte (i32.add (local.get $at) (i32.const 8))) (i32.const 58)))
        (local.set $to (call $length (local.get $at)))
        (br_if $stop (i32.gt_u (local.get $to) (i32.const 31)))
        (br_if $stop (i32.and (i32.shr_u (local.get $lengths) (local.get $to)) (i32.const 1)))
        (local.set $from (i32.add (i32.add (global.get $window) (i32.load (local.get $at))) (i32.const 1)))
        (br_if $stop (call $hasEscape (local.get $from) (i32.add (local.get $from) (local.get $to))))
        (local.set $first (call $byte (i32.add (local.get $at) (i32.const 12))))
        (br_if $stop (i32.or (i32.eq (local.get $first) (i32.const 44)) (i32.eq (local.get $first) (i32.const 58))))
        (local.set $to (i32.or (local.get $first) (i32.const 0x20)))
        (br_if $stop (i32.eq (local.get $to) (i32.const 0x7d)))
        (if (i32.eq (local.get $to) (i32.const 0x7b))
          (then
            (local.set $to (call $pass (i32.add (local.get $at) (i32.const 16)) (i32.const 1)))
            (br_if $stop (global.get $depth)))
          (else (local.set $to (i32.add (local.get $at) (i32.const 20)))))
        (br_if $stop (i32.ge_u (local.get $to) (global.get $found)))
        (if (i32.eq (call $byte (local.get $to)) (i32.const 0x7d)) (then (local.set $at (local.get $to)) (br $stop)))
        (br_if $stop (i32.ne (call $byte (local.get $to)) (i32.const 44)))
        (local.set $at (i32.add (local.get $to) (i32.const 4)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $at) (global.get $positions)) (i32.const 2)))

  (func $hasEscape (param $from i32) (param $to i32) (result i32)
    (block $none
      (loop $each
        (br_if $none (i32.ge_u (local.get $from) (local.get $to)))
        (if (i32.eq (i32.load8_u (local.get $from)) (i32.const 92)) (then (return (i32.const 1))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $each)))
    (i32.const 0))

  ;; The byte at a position.
  (func $byte (param $at i32) (result i32)
    (i32.load8_u (i32.add (global.get $window) (i32.load (local.get $at)))))

  ;; How long the content of the string at a position is.
  (func $length (param $at i32) (result i32)
    (i32.sub (i32.sub (i32.load (i32.add (local.get $at) (i32.const 4))) (i32.load (local.get $at))) (i32.const 1)))

  ;; The first four bytes of that content.
  (func $word (param $at i32) (result i32)
    (i32.load (i32.add (i32.add (global.get $window) (i32.load (local.get $at))) (i32.const 1))))

  (func $push (param $at i32)
    (i32.store (global.get $found) (i32.sub (local.get $at) (global.get $window)))
    (global.set $found (i32.add (global.get $found) (i32.const 4))))

  ;; Goes from within a string to behind its closing quote, or to the window's end.
  (func $string (param $at i32) (param $to i32) (result i32)
    (local $isQuote v128) (local $quotes i32) (local $quote i32)
    (global.set $cut (i32.const 0))
    (loop $blocks
      (if (i32.lt_u (local.get $at) (local.get $to))
        (then
          (local.set $isQuote
            (i8x16.eq (v128.load (local.get $at)) (v128.const i8x16 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34)))
          (if (v128.any_true (local.get $isQuote))
            (then
              ;; Quotes after a single backslash are most of what a script holds; any other is looked at by itself.
              (local.set $quotes (i8x16.bitmask (v128.andnot (local.get $isQuote) (v128.andnot
                (i8x16.eq (v128.load (i32.sub (local.get $at) (i32.const 1))) (v128.const i8x16 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92))
                (i8x16.eq (v128.load (i32.sub (local.get $at) (i32.const 2))) (v128.const i8x16 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92 92))))))
              (block $none
                (loop $each
                  (br_if $none (i32.eqz (local.get $quotes)))
                  (local.set $quote (i32.add (local.get $at) (i32.ctz (local.get $quotes))))
                  (br_if $none (i32.ge_u (local.get $quote) (local.get $to)))
                  (if (i32.eqz (call $isEscaped (local.get $quote)))
                    (then (call $push (local.get $quote)) (return (i32.add (local.get $quote) (i32.const 1)))))
                  (local.set $quotes (i32.and (local.get $quotes) (i32.sub (local.get $quotes) (i32.const 1))))
                  (br $each)))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $blocks))))
    (global.set $cut (i32.const 1))
    ;; The next window follows on one backslash when an odd number of them ends this one.
    (i32.store8 (i32.const 527) (select (i32.const 92) (i32.const 0) (call $isEscaped (local.get $to))))
    (local.get $to))

  ;; Whether an odd number of backslashes stands before a position. The opening quote, or the zero at 526, ends the run.
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
