;; The same as json-tokens.ts with sixteen bytes at a time. `node scripts/assemble.mjs` writes json-tokens-wasm.ts from it.
(module
  ;; 0: the class of each byte. 256: what ends before the window (two bytes before 272). 272: the window. Behind it the positions.
  (memory (export "memory") 30)
  (global $window i32 (i32.const 272))
  (global $positions i32 (i32.const 262448)) ;; 272 + 256 KiB + 16 bytes of a last block that reaches over the end
  ;; What the end of the last window cut in two: 0 nothing, 1 a string, 2 a scalar.
  (global $cut (export "cut") (mut i32) (i32.const 0))
  (global $found (mut i32) (i32.const 0))

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
    (i32.store8 (i32.const 271) (select (i32.const 92) (i32.const 0) (call $isEscaped (local.get $to))))
    (local.get $to))

  ;; Whether an odd number of backslashes stands before a position. The opening quote, or the zero at 270, ends the run.
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
