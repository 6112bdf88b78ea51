package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One look at one page: who looks, in which language, and what the frame around the page needs. A
 * controller's method that takes one is handed it. Belongs to one request.
 */
public final class Visit {

    private final Texts texts;
    private final Assets assets;
    private final About about;
    private final Formats formats;

    /**
     * What a visit is made of.
     *
     * @param path where the reader is, with the query
     * @param zone of the co-op
     * @param year this one, there
     * @param coop its name; empty while nobody is signed in
     * @param csrf the token that forms must bear, if there is a session
     * @param flash what is to be told once
     */
    record About(
            @Nullable Caller caller,
            Language language,
            Theme theme,
            String path,
            ZoneId zone,
            int year,
            String coop,
            @Nullable String csrf,
            @Nullable Flash flash,
            boolean live) {}

    Visit(Texts texts, Assets assets, About about) {
        this.texts = texts;
        this.assets = assets;
        this.about = about;
        this.formats = new Formats(about.language().locale(), about.zone(), about.year());
    }

    /**
     * @throws IllegalStateException if nobody is signed in, which the route's roles rule out
     */
    public Caller caller() {
        Caller caller = about.caller();
        if (caller == null) {
            throw new IllegalStateException("caller: none (expected: a route with roles)");
        }
        return caller;
    }

    public boolean signedIn() {
        return about.caller() != null;
    }

    public boolean is(Role role) {
        return about.caller() != null && about.caller().is(role);
    }

    public boolean may(Action action) {
        return about.caller() != null && about.caller().may(action);
    }

    public Language language() {
        return about.language();
    }

    public Theme theme() {
        return about.theme();
    }

    public String path() {
        return about.path();
    }

    public ZoneId zone() {
        return about.zone();
    }

    public String coop() {
        return about.coop();
    }

    /** The token for forms; null: this visit is not known by a cookie, and none is needed. */
    public @Nullable String csrf() {
        return about.csrf();
    }

    public Optional<Flash> flash() {
        return Optional.ofNullable(about.flash());
    }

    /** Whether only a part of the page is asked for, by script. */
    public boolean live() {
        return about.live();
    }

    public List<Navigation.Entry> navigation() {
        return about.caller() == null ? List.of() : Navigation.of(about.caller());
    }

    /** Whether the reader is at an entry of the navigation. */
    public boolean at(Navigation.Entry entry) {
        return Navigation.at(navigation(), path()).filter(entry::equals).isPresent();
    }

    /** Where a file of ours is fetched from. */
    public String asset(String name) {
        return assets.path(name);
    }

    public String t(String key, @Nullable Object... arguments) {
        return texts.of(about.language(), key, arguments);
    }

    /** A module's sentence in the reader's words. */
    public String say(Sentence sentence) {
        return Voice.in(about.language().locale(), about.zone()).say(sentence);
    }

    /** What there is to say of a document on its way to a supplier; empty: nothing. */
    public String delivery(String detail) {
        return detail.isEmpty() ? "" : say(DeliveryDetail.read(detail));
    }

    /** What is wrong with a row of a file; in English where there is no sentence for it. */
    public String why(RowProblem problem) {
        return why(problem.reason(), problem.said());
    }

    /** What is wrong with a field; in English where there is no sentence for it. */
    public String why(FieldProblem problem) {
        return why(problem.reason(), problem.said());
    }

    private String why(String reason, @Nullable Sentence said) {
        return said == null ? reason : say(said);
    }

    /** A text that counts: {@code {0}} is the count. */
    public String n(String key, long count, @Nullable Object... more) {
        Object[] all = new Object[more.length + 1];
        all[0] = formats.number(BigDecimal.valueOf(count));
        System.arraycopy(more, 0, all, 1, more.length);
        return t(key + (count == 1 ? ".one" : ".other"), all);
    }

    /**
     * What a refusal says to a reader: the text of its code, or the sentence that came with it.
     *
     * @param code such as {@code ROUND_NOT_OPEN}
     */
    public String reason(String code, String sentence) {
        return orElse("frame.reason." + code, sentence);
    }

    /** A text, or what stands for it where there is none. */
    public String orElse(String key, String otherwise) {
        return texts.has(key) ? t(key) : otherwise;
    }

    public String money(Money money) {
        return formats.money(money);
    }

    public String price(UnitPrice price) {
        return formats.price(price);
    }

    public String number(BigDecimal number) {
        return formats.number(number);
    }

    public String number(long number) {
        return formats.number(BigDecimal.valueOf(number));
    }

    public String number(Units units) {
        return formats.number(units.decimal());
    }

    public String day(LocalDate day) {
        return formats.day(day);
    }

    /** A month's short name. */
    public String month(YearMonth month) {
        return formats.month(month);
    }

    /** Day and time in the co-op's zone; with the year if it is another than this. */
    public String moment(Instant instant) {
        return formats.moment(instant);
    }
}
