package coop.cobuy.adapter.format.xlsx;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The texts that cells of all sheets share, by their index. */
final class SharedTexts {

    /** More than Excel lets stand in a cell; a longer one is cut, and refused by its length. */
    static final int TEXT_MAX = 32_767;

    private static final String PART = "xl/sharedStrings.xml";

    private final List<String> texts;

    private SharedTexts(List<String> texts) {
        this.texts = texts;
    }

    /** A workbook need not have any. */
    static SharedTexts of(WorkbookParts parts, String path) {
        List<String> texts = new ArrayList<>();
        parts.part(path)
                .ifPresent(
                        bytes -> {
                            PartReader reader = new PartReader(PART, bytes);
                            String name = reader.nextStart();
                            while (name != null) {
                                if (name.equals("si")) {
                                    texts.add(text(reader));
                                }
                                name = reader.nextStart();
                            }
                        });
        return new SharedTexts(texts);
    }

    /**
     * The text of an element with runs, without how it is pronounced. Blanks around it say nothing
     * to anybody here.
     */
    static String text(PartReader reader) {
        int outer = reader.depth();
        StringBuilder text = new StringBuilder();
        String name = reader.nextStartWithin(outer);
        while (name != null) {
            if (name.equals("rPh")) {
                reader.text(0);
            } else if (name.equals("t") && text.length() <= TEXT_MAX) {
                text.append(reader.text(TEXT_MAX));
            }
            name = reader.nextStartWithin(outer);
        }
        return text.toString().strip();
    }

    /** Null if there is none of this index. */
    @Nullable String at(String index) {
        if (!index.matches("[0-9]{1,9}")) {
            return null;
        }
        int number = Integer.parseInt(index);
        return number < texts.size() ? texts.get(number) : null;
    }
}
