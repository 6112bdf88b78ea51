package coop.cobuy.adapter.format.segment;

import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a text into segments, one after the other. It stops for good at the first thing that leaves
 * unclear where a segment ends: {@link #problem()} then says what and where. Lengths are bounded,
 * so that no text makes it keep more than a small multiple of itself.
 */
public final class SegmentScanner {

    /** Longer ones are no segments but a lost terminator. */
    static final int LENGTH_MAX = 20_000;

    private static final int ELEMENTS_MAX = 300;

    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;
    private int number;
    private @Nullable FieldProblem problem;

    public SegmentScanner(String text) {
        this.text = text;
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            position = 1;
            lineStart = 1;
        }
    }

    public Optional<FieldProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Where the next segment begins, past blanks; the text's length at its end. */
    public int position() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            step();
        }
        return position;
    }

    public boolean isAtEnd() {
        return position() >= text.length();
    }

    /** {@code line 14, column 5}, of what comes next. */
    public String place() {
        return "line " + line + ", column " + (position - lineStart + 1);
    }

    /** Passes over so many characters. */
    public void skip(int characters) {
        for (int i = 0; i < characters && position < text.length(); i++) {
            step();
        }
    }

    private void step() {
        if (text.charAt(position) == '\n') {
            line++;
            lineStart = position + 1;
        }
        position++;
    }

    /** The next one; empty at the end of the text and at a problem. */
    public Optional<Segment> next(Punctuation punctuation) {
        if (problem != null || isAtEnd()) {
            return Optional.empty();
        }
        number++;
        int startLine = line;
        int startColumn = position - lineStart + 1;
        Cutter cutter = new Cutter(punctuation);
        int end = Math.min(text.length(), position + LENGTH_MAX);
        while (position < end) {
            char c = text.charAt(position);
            step();
            if (c == punctuation.release() && c != Punctuation.NONE && position < text.length()) {
                cutter.keep(text.charAt(position));
                step();
            } else if (c == punctuation.terminator()) {
                return segment(cutter, startLine, startColumn);
            } else {
                cutter.take(c);
            }
        }
        return refuse(
                startLine,
                startColumn,
                end < text.length()
                        ? "no segment's end within " + LENGTH_MAX + " characters"
                        : "the text ends within a segment");
    }

    private Optional<Segment> segment(Cutter cutter, int startLine, int startColumn) {
        List<List<String>> elements = cutter.elements();
        String tag = elements.getFirst().getFirst();
        if (!isTag(tag)) {
            String shown = tag.length() > 20 ? tag.substring(0, 20) + "…" : tag;
            return refuse(startLine, startColumn, "no segment begins with \"" + shown + "\"");
        }
        if (elements.size() > ELEMENTS_MAX) {
            return refuse(startLine, startColumn, "more than " + ELEMENTS_MAX + " elements");
        }
        return Optional.of(
                new Segment(
                        tag,
                        elements.subList(1, elements.size()),
                        cutter.repeated,
                        number,
                        startLine,
                        startColumn));
    }

    private static boolean isTag(String tag) {
        return tag.length() >= 2
                && tag.length() <= 3
                && tag.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    private Optional<Segment> refuse(int atLine, int atColumn, String reason) {
        problem =
                new FieldProblem(
                        "segment@" + number,
                        reason + " (line " + atLine + ", column " + atColumn + ")");
        return Optional.empty();
    }

    /** Gathers one segment's elements. */
    private static final class Cutter {

        private final Punctuation punctuation;
        private final List<List<String>> done = new ArrayList<>();
        private final Set<Integer> repeated = new HashSet<>();
        private final StringBuilder current = new StringBuilder();
        private List<String> components = new ArrayList<>();
        private boolean repeating;

        Cutter(Punctuation punctuation) {
            this.punctuation = punctuation;
        }

        void keep(char c) {
            if (!repeating) {
                current.append(c);
            }
        }

        void take(char c) {
            if (c == punctuation.element()) {
                endElement();
            } else if (c == punctuation.repetition() && c != Punctuation.NONE) {
                repeated.add(done.size());
                repeating = true;
            } else if (c == punctuation.component() && c != Punctuation.NONE) {
                endComponent();
            } else {
                keep(c);
            }
        }

        private void endComponent() {
            if (!repeating) {
                components.add(current.toString());
                current.setLength(0);
            }
        }

        private void endElement() {
            components.add(current.toString());
            current.setLength(0);
            done.add(List.copyOf(components));
            components = new ArrayList<>();
            repeating = false;
        }

        /** A terminator that is a line feed may have come with a carriage return. */
        List<List<String>> elements() {
            int last = current.length() - 1;
            if (last >= 0 && punctuation.terminator() == '\n' && current.charAt(last) == '\r') {
                current.setLength(last);
            }
            endElement();
            return done;
        }
    }
}
