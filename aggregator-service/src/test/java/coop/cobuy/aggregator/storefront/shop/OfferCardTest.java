package coop.cobuy.aggregator.storefront.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

class OfferCardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # firm | up to so many more | missing of a case of 6 | shown of it
                      0    | 0                  | 0                      | 0
                      0    | 2                  | 0                      | 0
                      2    | 0                  | 4                      | 2
                      2    | 4                  | 0                      | 6
                      6    | 0                  | 0                      | 6
                      8    | 0                  | 4                      | 2
                    """)
    void theBarShowsHowFullTheOpenCaseIs(
            String firm, String tolerance, String missing, String shown) {
        OfferDemand demand =
                new OfferDemand(
                        new OfferId(new UUID(0, 1)),
                        firm,
                        tolerance,
                        1,
                        PriceList.Kind.ALL_UNITS,
                        "1.00",
                        null,
                        null,
                        missing,
                        "0",
                        null);
        OfferCard.Progress progress = new OfferCard.Progress(1, demand, Units.parse("6"), "C62");
        assertEquals(Units.parse(shown).milli(), progress.inCase());
    }
}
