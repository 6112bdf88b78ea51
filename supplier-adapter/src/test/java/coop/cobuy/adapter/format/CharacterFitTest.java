package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class CharacterFitTest {

    @Test
    void keepsTextsReadableInOldCharacterSets() {
        CharacterFit fit = new CharacterFit(Charset.forName("IBM850"));
        assertEquals("Müsli", fit.text("Müsli"));
        assertEquals("Zdrój ?", fit.text("Zdrój ☀"));
        assertEquals("ceske", fit.text("česke"));
        assertThrows(UnwritableDocumentException.class, () -> fit.code("sku", "A☀"));
    }

    @Test
    void halfOfACharacterIsNone() {
        CharacterFit fit = new CharacterFit(StandardCharsets.UTF_8);
        assertEquals("a?", fit.text("a\uD83D"));
        assertThrows(UnwritableDocumentException.class, () -> fit.code("sku", "a\uDE00"));
    }
}
