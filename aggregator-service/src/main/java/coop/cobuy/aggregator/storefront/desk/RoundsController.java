package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.PlatformReason;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundBody;
import coop.cobuy.aggregator.rounds.RoundPlanning;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The co-op's rounds: listed, planned, planned once more, changed. */
@PageController("/desk/rounds")
@Needs(Action.MANAGE_ROUNDS)
@Hidden
class RoundsController {

    private static final String FORM = "desk/round-form.jte";
    private static final String HOME = "/desk/rounds";
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int SHOWN = 25;

    private final Pages pages;
    private final Rounds rounds;
    private final RoundPlanning planning;
    private final RoundForms forms;
    private final IdSource ids;
    private final Clock clock;

    RoundsController(
            Pages pages,
            Rounds rounds,
            RoundPlanning planning,
            RoundForms forms,
            IdSource ids,
            Clock clock) {
        this.pages = pages;
        this.rounds = rounds;
        this.planning = planning;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(Visit visit, @Nullable @QueryValue UUID before) {
        List<Round> found =
                rounds.before(visit.caller().coop(), before == null ? NEWEST : before, SHOWN + 1);
        List<Round> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next = found.size() > SHOWN ? HOME + "?before=" + shown.getLast().id() : null;
        return pages.show(visit, "desk/rounds.jte", new RoundsPage(shown, next));
    }

    /**
     * @param from an earlier round that is planned once more
     */
    @Get("/new")
    HttpResponse<?> begin(Visit visit, @Nullable @QueryValue UUID from) {
        Form form =
                from == null
                        ? forms.fresh(visit, clock.instant())
                        : forms.again(visit, known(visit, from).plan(), clock.instant());
        return pages.show(visit, FORM, page(visit, form, null));
    }

    private RoundFormPage page(Visit visit, Form form, @Nullable Round round) {
        return page(visit, form, round, form.text("key").orElseGet(this::freshKey));
    }

    private String freshKey() {
        return ids.next().toString();
    }

    private RoundFormPage page(Visit visit, Form form, @Nullable Round round, String key) {
        return new RoundFormPage(form, round, forms.choices(visit.caller().coop(), form), key);
    }

    private Round known(Visit visit, UUID id) {
        return rounds.find(visit.caller().coop(), new RoundId(id))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no round"));
    }

    @Post
    HttpResponse<?> plan(Visit visit, Form form) {
        RoundBody body = forms.read(visit, form);
        TypedFields.key(visit, form);
        if (form.isGood()) {
            try {
                RoundId id = planning.plan(visit.caller(), form.value("key"), body);
                return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.planned"));
            } catch (BadInput bad) {
                form.take(visit, bad);
            } catch (Refused refused) {
                boolean used = refused.reason() == PlatformReason.KEY_REUSED;
                form.wrong(
                        used
                                ? visit.t("desk.wrong.key-reused")
                                : visit.reason(refused.reason().name(), refused.detail()));
                return pages.show(
                        visit, HttpStatus.CONFLICT, FORM, page(visit, form, null, freshKey()));
            }
        }
        return pages.again(visit, FORM, page(visit, form, null));
    }

    @Get("/{id}/plan")
    HttpResponse<?> edit(Visit visit, UUID id) {
        Round round = known(visit, id);
        if (round.state() != RoundState.PLANNED) {
            return pages.sendTo(HOME + "/" + id, Flash.note("desk.told.not-planned"));
        }
        return pages.show(visit, FORM, page(visit, forms.of(visit, round.plan()), round));
    }

    @Post("/{id}/plan")
    HttpResponse<?> change(Visit visit, UUID id, Form form) {
        Round before = known(visit, id);
        RoundBody body = forms.read(visit, form);
        if (form.isGood()) {
            try {
                planning.change(visit.caller(), before.id(), form.value("version"), body);
                return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.changed"));
            } catch (BadInput bad) {
                form.take(visit, bad);
            } catch (Refused refused) {
                boolean stale = refused.reason() == PlatformReason.VERSION_CHANGED;
                form.wrong(
                        stale
                                ? visit.t("desk.wrong.stale")
                                : visit.reason(refused.reason().name(), refused.detail()));
                HttpStatus status = HttpStatus.CONFLICT;
                return pages.show(visit, status, FORM, page(visit, form, known(visit, id)));
            }
        }
        return pages.again(visit, FORM, page(visit, form, before));
    }
}
