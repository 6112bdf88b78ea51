package coop.cobuy.aggregator.storefront.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.storefront.desk.PackingList.Entry;
import coop.cobuy.aggregator.storefront.desk.PackingList.Group;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

class PackingListTest {

    private static Group group(String title, int lines) {
        UUID id = new UUID(0, 1);
        Entry entry =
                new Entry(
                        new MemberId(id),
                        null,
                        new PurchaseOrderId(id),
                        new OfferId(id),
                        "A1",
                        "Apples",
                        "Farm",
                        UnitCode.KILOGRAM,
                        new Units(1000),
                        new Units(0));
        return new Group(title, "", Collections.nCopies(lines, entry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # lines of groups | pages of at most 3 groups and 10 lines
                                      | ''
                    4                 | A4
                    4 4 2             | A4 B4 C2
                    4 4 3             | A4 B4 / C3
                    1 1 1 1           | A1 B1 C1 / D1
                    25                | A10 / A10 / A5
                    2 25 5            | A2 / B10 / B10 / B5 C5
                    """)
    void isPartedIntoPagesOfBoundedLength(String lines, String pages) {
        List<Group> groups = new ArrayList<>();
        if (lines != null) {
            for (String count : lines.split(" ")) {
                String title = String.valueOf((char) ('A' + groups.size()));
                groups.add(group(title, Integer.parseInt(count)));
            }
        }
        assertEquals(
                pages,
                PackingList.pages(groups, 3, 10).stream()
                        .map(
                                page ->
                                        page.stream()
                                                .map(of -> of.title() + of.entries().size())
                                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / ")));
    }
}
