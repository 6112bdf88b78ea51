package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.settlement.StatementReading;
import coop.cobuy.aggregator.settlement.StatementView;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a member was charged and saved over the last year. */
@PageController("/statement")
@Needs(Action.SEE_OWN_STATEMENT)
@Hidden
class StatementPageController {

    private static final int MONTHS = 12;

    private final Pages pages;
    private final StatementReading statements;
    private final Clock clock;

    StatementPageController(Pages pages, StatementReading statements, Clock clock) {
        this.pages = pages;
        this.statements = statements;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> statement(Visit visit) {
        MemberId member = visit.caller().member().orElseThrow(ShopRounds::missing);
        Instant now = clock.instant();
        YearMonth current = YearMonth.from(now.atZone(visit.zone()));
        YearMonth first = current.minusMonths(MONTHS - 1L);
        Instant from = first.atDay(1).atStartOfDay(visit.zone()).toInstant();
        StatementView statement =
                statements.between(
                        visit.caller().coop(),
                        visit.caller().currency(),
                        member,
                        from,
                        now,
                        visit.language().locale());
        return pages.show(
                visit,
                "shop/statement.jte",
                new StatementPage(statement, months(visit, statement, first), false));
    }

    private static List<StatementPage.Month> months(
            Visit visit, StatementView statement, YearMonth first) {
        Money zero = Money.zero(visit.caller().currency());
        Map<YearMonth, StatementPage.Month> months = new TreeMap<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = first.plusMonths(i);
            months.put(month, new StatementPage.Month(month, zero, zero));
        }
        for (StatementView.InvoicePart part : statement.invoices()) {
            YearMonth month = YearMonth.from(part.settledAt().atZone(visit.zone()));
            Money saved = zero;
            for (StatementView.Line line : part.lines()) {
                Money saving = line.saving();
                saved = saving == null ? saved : saved.plus(saving);
            }
            Money savedHere = saved;
            months.computeIfPresent(
                    month,
                    (key, sum) ->
                            new StatementPage.Month(
                                    key,
                                    sum.charged().plus(part.total()),
                                    sum.saved().plus(savedHere)));
        }
        return new ArrayList<>(months.values());
    }
}
