package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Which column of a file holds which of our fields. */
class ColumnMapTest {

    private static final List<String> FIELDS = List.of("member", "sku", "quantity");

    @Test
    void fieldsThatAreNamedAreLookedForElsewhereAndTheRestUnderTheirOwnNames() {
        ColumnMap map = ColumnMap.parse(" sku = stock_code ,member=Customer ID", FIELDS);
        assertEquals("stock_code", map.column("sku"));
        assertEquals("Customer ID", map.column("member"));
        assertEquals("quantity", map.column("quantity"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutAMapEveryColumnHasOurName(String text) {
        assertEquals(ColumnMap.OURS, ColumnMap.parse(text, FIELDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    price=x       | "price" is none of member, sku, quantity
                    sku           | "sku"; expected: field=column
                    sku=          | "sku="; expected: field=column
                    =x            | "=x"; expected: field=column
                    sku=x,,member=y | ""; expected: field=column
                    """)
    void whatIsNoMapIsNamed(String text, String reason) {
        BadInput bad = assertThrows(BadInput.class, () -> ColumnMap.parse(text, FIELDS));
        FieldProblem first = bad.errors().getFirst();
        assertEquals("columns", first.pointer());
        assertEquals(reason, first.reason());
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        BadInput bad = assertThrows(BadInput.class, () -> ColumnMap.parse("a=b,sku,c=d", FIELDS));
        assertEquals(3, bad.errors().size());
    }
}
