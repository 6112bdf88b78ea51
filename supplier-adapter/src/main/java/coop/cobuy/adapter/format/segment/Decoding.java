package coop.cobuy.adapter.format.segment;

import coop.cobuy.problem.FieldProblem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Turns bytes into text, or says which byte is not of the character set. */
public sealed interface Decoding {

    /** The whole of it. */
    record Text(String text) implements Decoding {}

    /** It is in another character set. */
    record Wrong(FieldProblem problem) implements Decoding {}

    static Decoding of(byte[] bytes, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out =
                CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            decoder.flush(out);
            return new Text(out.flip().toString());
        }
        return new Wrong(wrong(bytes, in.position(), charset));
    }

    private static FieldProblem wrong(byte[] bytes, int at, Charset charset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new FieldProblem(
                "byte@" + (at + 1),
                "0x%02X is no %s; the supplier's file has another character set (line %d, byte %d)"
                        .formatted(bytes[at], charset.name(), line, at - lineStart + 1));
    }
}
