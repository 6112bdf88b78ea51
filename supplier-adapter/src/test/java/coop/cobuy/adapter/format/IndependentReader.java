package coop.cobuy.adapter.format;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Reads envelopes with a parser that is not ours: what it says of what we write is worth more. */
public final class IndependentReader {

    private IndependentReader() {}

    /**
     * @param segments each as its tag and its elements' texts, joined by blanks
     * @param errors what the envelope's standard schema finds wrong
     */
    public record Result(List<String> segments, List<String> errors) {}

    public static Result read(byte[] bytes, Charset charset) {
        List<String> segments = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        try (EDIStreamReader reader =
                EDIInputFactory.newFactory()
                        .createEDIStreamReader(new ByteArrayInputStream(bytes), charset.name())) {
            StringBuilder segment = new StringBuilder();
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event.isError()) {
                    errors.add(reader.getErrorType() + " " + reader.getReferenceCode());
                }
                switch (event) {
                    case START_SEGMENT -> segment.append(reader.getText());
                    case ELEMENT_DATA -> segment.append(' ').append(reader.getText());
                    case END_SEGMENT -> {
                        segments.add(segment.toString());
                        segment.setLength(0);
                    }
                    default -> {}
                }
            }
        } catch (EDIStreamException | IOException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        return new Result(segments, errors);
    }
}
