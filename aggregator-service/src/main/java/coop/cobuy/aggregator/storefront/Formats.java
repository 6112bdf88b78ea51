package coop.cobuy.aggregator.storefront;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Writes amounts, numbers and times for one reader. Not for use by several threads. */
final class Formats {

    private final Locale locale;
    private final ZoneId zone;
    private final int year;

    /**
     * @param year this one: moments of it are written without
     */
    Formats(Locale locale, ZoneId zone, int year) {
        this.locale = locale;
        this.zone = zone;
        this.year = year;
    }

    String money(Money money) {
        return currency(money.currency(), money.currency().getDefaultFractionDigits())
                .format(
                        BigDecimal.valueOf(
                                money.minor(), money.currency().getDefaultFractionDigits()));
    }

    /** With as many decimals as the price has, and no fewer than its currency. */
    String price(UnitPrice price) {
        BigDecimal amount = price.amount().stripTrailingZeros();
        int digits = Math.max(price.currency().getDefaultFractionDigits(), amount.scale());
        return currency(price.currency(), digits).format(amount);
    }

    private NumberFormat currency(Currency currency, int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(german() ? "EEE, d. MMM uuuu" : "EEE d MMM uuuu", locale)
                .format(day);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL yy", locale).format(month);
    }

    String moment(Instant instant) {
        ZonedDateTime moment = instant.atZone(zone);
        String day = german() ? "EEE, d. MMM" : "EEE d MMM";
        String pattern = moment.getYear() == year ? day : day + " uuuu";
        return DateTimeFormatter.ofPattern(pattern + ", HH:mm", locale).format(moment);
    }

    private boolean german() {
        return locale.getLanguage().equals("de");
    }
}
