package coop.cobuy.adapter.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemReferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # said | ordered | counts in it | weighs it
                      -    | C62     | true         | false
                      C62  | C62     | true         | false
                      EA   | C62     | true         | false
                      KGM  | C62     | false        | true
                      KGM  | H87     | false        | true
                      KGM  | KGM     | true         | false
                      KGM  | LTR     | false        | false
                      GRM  | C62     | false        | false
                      CS   | C62     | false        | false
                    """)
    void onlyKilogramsWeighPieces(
            @Nullable String said, String ordered, boolean counts, boolean weighs) {
        ItemReference item = new ItemReference("A", null, null, said);
        assertEquals(counts, item.countsIn(ordered));
        assertEquals(weighs, item.weighs(ordered));
    }
}
