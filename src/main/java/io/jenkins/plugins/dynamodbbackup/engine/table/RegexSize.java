package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression grows when its repeat counts are written out, as RE2/J does before it matches; RE2/J has
 * no limit of its own for that (RE2 in C++ has). RE2/J limits one count to 1,000 but not counts within counts: {@code ((a{1000}){1000}){1000}} is short and
 * in order, and would fill the memory. An estimate: never much too small, sometimes a little too large.
 */
final class RegexSize {

    /** Enough for names of 255 characters, and far from where the recursion of RE2/J fills the stack of a thread. */
    static final int LARGEST = 600;

    private static final int HUGE = 1_000_000_000;

    private final String expression;
    private final Deque<Long> open = new ArrayDeque<>();
    private int at;
    private long size;
    private long last;

    private RegexSize(String expression) {
        this.expression = expression;
    }

    static long of(String expression) {
        return new RegexSize(expression).measure();
    }

    private long measure() {
        while (at < expression.length()) {
            char c = expression.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> {
                    skipClass();
                    add(1);
                }
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat(count());
                case '*', '+', '?' -> repeat(1);
                default -> add(1);
            }
        }
        while (!open.isEmpty()) {
            size += open.pop();
        }
        return size;
    }

    private void add(long part) {
        last = Math.min(part, HUGE);
        size = Math.min(size + last, HUGE);
    }

    private void repeat(int times) {
        long before = last;
        last = Math.min(last * times + times, HUGE);
        size = Math.min(size - before + last, HUGE);
    }

    /** The larger count of {@code {n}}, {@code {n,}} or {@code {n,m}}; 1 for a brace that is none of these. */
    private int count() {
        int end = expression.indexOf('}', at);
        if (end < 0 || !expression.substring(at, end).matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            return 1;
        }
        int largest = 1;
        for (String number : expression.substring(at, end).split(",")) {
            largest = Math.max(largest, Integer.parseInt(number));
        }
        at = end + 1;
        return largest;
    }

    private void open() {
        int flags = at;
        if (expression.startsWith("?", at)) {
            flags++;
            while (flags < expression.length() && "imsU-".indexOf(expression.charAt(flags)) >= 0) {
                flags++;
            }
        }
        if (flags > at && flags < expression.length() && expression.charAt(flags) == ')') {
            // Flags alone are no part: a count after them repeats what stands before them.
            at = flags + 1;
            return;
        }
        open.push(size);
        size = 0;
        last = 0;
    }

    private void close() {
        long inside = size + 2;
        size = open.isEmpty() ? 0 : open.pop();
        add(inside);
    }

    private void escape() {
        if (expression.startsWith("Q", at)) {
            int end = expression.indexOf("\\E", at);
            int length = (end < 0 ? expression.length() : end) - at - 1;
            for (int i = 0; i < length; i++) {
                add(1);
            }
            at = end < 0 ? expression.length() : end + 2;
            return;
        }
        boolean mayHaveBraces = at < expression.length() && "pPx".indexOf(expression.charAt(at)) >= 0;
        at++;
        if (mayHaveBraces && at < expression.length() && expression.charAt(at) == '{') {
            int end = expression.indexOf('}', at);
            at = end < 0 ? at : end + 1;
        }
        add(1);
    }

    private void skipClass() {
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        for (boolean first = true; at < expression.length(); first = false) {
            char c = expression.charAt(at++);
            if (c == ']' && !first) {
                return;
            }
            if (c == '\\') {
                at++;
            }
        }
    }
}
