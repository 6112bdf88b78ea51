package coop.cobuy.aggregator.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;

import coop.cobuy.id.Id;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.function.Function;

/**
 * How values look in JSON: money as {@code {"minor":1999,"currency":"EUR"}}, quantities, prices and
 * percents as decimal text, ids and unit codes as text, cases as a whole number.
 *
 * <p>For answers. Of these only money is also read; other fields of a request are text that a use
 * case parses, so that one answer can name all that is wrong.
 */
@Factory
final class ValuesJson {

    @Singleton
    SimpleModule values() {
        SimpleModule module = new SimpleModule("cobuy-values");
        module.addSerializer(Money.class, new MoneyJson());
        module.addSerializer(UnitPrice.class, new Text<>(UnitPrice::toString));
        module.addSerializer(Percent.class, new Text<>(Percent::decimal));
        module.addSerializer(Units.class, new Text<>(Units::toString));
        module.addSerializer(UnitCode.class, new Text<>(UnitCode::code));
        module.addSerializer(Id.class, new Text<>(id -> id.value().toString()));
        module.addSerializer(Cases.class, new CasesJson());
        return module;
    }

    private static final class MoneyJson extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeNumberField("minor", money.minor());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class CasesJson extends JsonSerializer<Cases> {
        @Override
        public void serialize(Cases cases, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(cases.count());
        }
    }

    private static final class Text<T> extends JsonSerializer<T> {
        private final Function<T, String> text;

        private Text(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(text.apply(value));
        }
    }
}
