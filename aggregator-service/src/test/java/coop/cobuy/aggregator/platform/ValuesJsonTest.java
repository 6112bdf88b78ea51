package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

class ValuesJsonTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final ObjectMapper mapper =
            new ObjectMapper().registerModule(new ValuesJson().values());

    @Test
    void valuesAreWrittenAsTheApiSays() throws JsonProcessingException {
        List<Object> values =
                List.of(
                        new Money(-1999, EUR),
                        UnitPrice.parse("1.50", EUR),
                        Percent.parse("7"),
                        Units.parse("0.250"),
                        UnitCode.PIECE,
                        new Cases(3),
                        new RoundId(new UUID(0, 1)));
        assertEquals(
                "[{\"minor\":-1999,\"currency\":\"EUR\"},\"1.50\",\"7.00\",\"0.25\",\"C62\",3,"
                        + "\"00000000-0000-0000-0000-000000000001\"]",
                mapper.writeValueAsString(values));
    }

    @Test
    void moneyIsReadBack() throws JsonProcessingException {
        String json = "{\"minor\":1999,\"currency\":\"EUR\"}";
        assertEquals(new Money(1999, EUR), mapper.readValue(json, Money.class));
    }
}
