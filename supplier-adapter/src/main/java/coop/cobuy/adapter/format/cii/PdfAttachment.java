package coop.cobuy.adapter.format.cii;

import coop.cobuy.adapter.format.xml.XmlParsing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds XML among the streams of a PDF. A stream that is a file's content stands in the PDF by
 * itself, plain or deflated, and says where it ends; so the rest of the PDF need not be understood,
 * and nothing of it can do harm. What is changed later stands further behind.
 */
final class PdfAttachment {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    private static final int PEEK = 64;
    private static final long UNPACKED_MAX = 4L * XmlParsing.BYTES_MAX;
    private static final int STREAMS_MAX = 100_000;
    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\s+\\d+\\s+\\d+\\s+R");

    private final byte[] pdf;

    PdfAttachment(byte[] pdf) {
        this.pdf = pdf;
    }

    static boolean isPdf(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        return head.contains("%PDF-");
    }

    boolean isEncrypted() {
        return ENCRYPTED.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).find();
    }

    /** Every stream that is XML and names the root, in their order; each within bounds. */
    List<byte[]> xml(String root) {
        List<byte[]> found = new ArrayList<>();
        int streams = 0;
        long unpacked = 0;
        int at = indexOf(STREAM, 0);
        while (at >= 0 && streams < STREAMS_MAX && unpacked < UNPACKED_MAX) {
            int begin = begin(at + STREAM.length);
            if (begin > 0) {
                streams++;
                if (isXml(content(begin, PEEK))) {
                    byte[] content = content(begin, XmlParsing.BYTES_MAX + 1);
                    unpacked += content.length;
                    if (text(content).contains(root)) {
                        found.add(content);
                    }
                }
            }
            at = indexOf(STREAM, at + STREAM.length);
        }
        return found;
    }

    /** XML, but not the kind that describes the PDF itself. */
    private static boolean isXml(byte[] head) {
        String text = text(head).strip();
        return text.startsWith("<") && !text.startsWith("<?xpacket");
    }

    /** Whatever its character set, names in ASCII are found in it. */
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\u0000", "");
        return text.replaceFirst("^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "");
    }

    /** Where content begins after the keyword; 0 if that is no keyword here. */
    private int begin(int after) {
        if (after < pdf.length && pdf[after] == '\n') {
            return after + 1;
        }
        boolean both = after + 1 < pdf.length && pdf[after] == '\r' && pdf[after + 1] == '\n';
        return both ? after + 2 : 0;
    }

    /** At most so many bytes of a stream. */
    private byte[] content(int begin, int atMost) {
        boolean deflated =
                begin + 1 < pdf.length
                        && (pdf[begin] & 0x0f) == 8
                        && (((pdf[begin] & 0xff) << 8) | (pdf[begin + 1] & 0xff)) % 31 == 0;
        if (deflated) {
            return inflated(begin, atMost);
        }
        int end = indexOf(END, begin);
        int to = Math.min(end < 0 ? pdf.length : end, begin + atMost);
        return Arrays.copyOfRange(pdf, begin, Math.max(begin, to));
    }

    private byte[] inflated(int begin, int atMost) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(atMost, 16_384)];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pdf, begin, pdf.length - begin);
            while (!inflater.finished() && out.size() < atMost) {
                int count =
                        inflater.inflate(buffer, 0, Math.min(buffer.length, atMost - out.size()));
                if (count == 0) {
                    break;
                }
                out.write(buffer, 0, count);
            }
        } catch (DataFormatException e) {
            // What came before is all that can be had; as XML it will be found incomplete.
            return out.toByteArray();
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= pdf.length - wanted.length; i++) {
            if (pdf[i] == wanted[0]
                    && Arrays.equals(pdf, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
