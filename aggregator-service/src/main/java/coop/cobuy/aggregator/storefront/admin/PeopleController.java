package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.AccountChange;
import coop.cobuy.aggregator.identity.Invitation;
import coop.cobuy.aggregator.identity.Invitations;
import coop.cobuy.aggregator.identity.IssuedToken;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.identity.People;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Language;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.AccountId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People, their roles and tokens, and whom the administrator invites. */
@PageController("/admin")
@Needs(Action.MANAGE_ACCOUNTS)
@Hidden
class PeopleController {

    private static final String PEOPLE = "admin/people.jte";
    private static final String PERSON = "admin/person.jte";
    private static final String HOME = "/admin/people";
    private static final int SHOWN = 50;
    private static final int NAME_MAX = 100;
    private static final int INVITATIONS_MAX = 500;
    private static final UUID LOWEST = new UUID(0, 0);

    private final People people;
    private final Invitations invitations;
    private final Pages pages;

    PeopleController(People people, Invitations invitations, Pages pages) {
        this.people = people;
        this.invitations = invitations;
        this.pages = pages;
    }

    @Get("/people")
    HttpResponse<?> people(Visit visit, @Nullable @QueryValue UUID after) {
        Form form = Form.empty().with("language", visit.language().tag());
        return pages.show(visit, PEOPLE, page(visit, form, after));
    }

    private PeoplePage page(Visit visit, Form form, @Nullable UUID after) {
        List<Account> found = people.after(visit.caller(), after, SHOWN + 1);
        List<Account> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        List<Invitation> open =
                invitations.after(visit.caller().coop(), LOWEST, INVITATIONS_MAX).stream()
                        .filter(Invitation::open)
                        .toList();
        String next = found.size() > SHOWN ? HOME + "?after=" + shown.getLast().id().value() : null;
        return new PeoplePage(form, shown, open, next);
    }

    @Post("/invitations")
    HttpResponse<?> invite(Visit visit, Form form) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String mail = errors.mail("/mail", form.value("mail"));
        Set<Role> roles = roles(form);
        if (mail == null || !errors.isEmpty()) {
            form.wrong("mail", visit.t("admin.invite.mail.wrong"));
        }
        if (roles.isEmpty()) {
            form.wrong("role", visit.t("admin.invite.roles.none"));
        }
        Language language = TypedFields.language(visit, form, "language");
        if (mail == null || language == null || !form.isGood()) {
            return pages.again(visit, PEOPLE, page(visit, form, null));
        }
        NewAccount as = new NewAccount(mail, mail, null, roles, null, null, null);
        try {
            Invitations.Made made = invitations.inviteOnce(visit.caller(), as, language.locale());
            return made.mailed()
                    ? pages.sendTo(HOME, Flash.done("admin.invite.mailed"))
                    : pages.show(
                            visit,
                            HttpStatus.CREATED,
                            "admin/link.jte",
                            new LinkPage(mail, made.link()));
        } catch (Refused refused) {
            if (!refused.reason().name().equals("INVITED_ALREADY")) {
                throw refused;
            }
            form.wrong("mail", visit.t("admin.invite.already"));
            return pages.again(visit, PEOPLE, page(visit, form, null));
        }
    }

    private static Set<Role> roles(Form form) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (form.has("role", role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    @Post("/invitations/{id}/removal")
    HttpResponse<?> takeBack(Visit visit, UUID id) {
        invitations.takeBack(visit.caller(), id);
        return pages.sendTo(HOME, Flash.done("admin.invite.taken-back"));
    }

    @Get("/people/{id}")
    HttpResponse<?> person(Visit visit, UUID id) {
        Account account = known(visit, id);
        return pages.show(visit, PERSON, personPage(visit, preset(account), account));
    }

    private Account known(Visit visit, UUID id) {
        return people.find(visit.caller(), new AccountId(id))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no account"));
    }

    private static Form preset(Account account) {
        Money limit = account.approvalLimit();
        java.util.Map<String, List<String>> values = new java.util.HashMap<>();
        values.put("role", account.roles().stream().sorted().map(Enum::name).toList());
        values.put("active", account.active() ? List.of("true") : List.of(""));
        String email = account.email();
        values.put("mail", List.of(email == null ? "" : email));
        values.put("limit", List.of(limit == null ? "" : limit.decimal()));
        return Form.of(values);
    }

    private PersonPage personPage(Visit visit, Form form, Account account) {
        return new PersonPage(
                form,
                account,
                People.print(account),
                people.hasSecondFactor(visit.caller(), account.id()),
                people.tokens(visit.caller(), account.id()));
    }

    @Post("/people/{id}")
    HttpResponse<?> change(Visit visit, Form form, UUID id) {
        Account before = known(visit, id);
        AccountChange change = read(visit, form);
        if (!form.isGood()) {
            return pages.again(visit, PERSON, personPage(visit, form, before));
        }
        try {
            people.change(visit.caller(), before.id(), change, form.value("looked"));
            return pages.sendTo(HOME + "/" + id, Flash.done("admin.person.saved"));
        } catch (Refused e) {
            return refused(visit, form, id, e);
        }
    }

    private HttpResponse<?> refused(Visit visit, Form form, UUID id, Refused refused) {
        Account now = known(visit, id);
        switch (refused.reason().name()) {
            case "CHANGED_MEANWHILE" -> {
                form.wrong(visit.t("admin.person.changed"));
                return pages.show(visit, HttpStatus.CONFLICT, PERSON, personPage(visit, form, now));
            }
            case "LAST_ADMINISTRATOR" -> form.wrong(visit.t("admin.person.last"));
            default -> form.take(visit, refused);
        }
        return pages.again(visit, PERSON, personPage(visit, form, now));
    }

    private static AccountChange read(Visit visit, Form form) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String mail = errors.mail("/mail", form.value("mail"));
        if (!errors.isEmpty()) {
            form.wrong("mail", visit.t("admin.invite.mail.wrong"));
        }
        Set<Role> roles = roles(form);
        if (roles.isEmpty()) {
            form.wrong("role", visit.t("admin.invite.roles.none"));
        }
        boolean withoutLimit = form.text("limit").isEmpty();
        Money limit = withoutLimit ? null : TypedFields.amount(visit, form, "limit", 0);
        return new AccountChange(
                mail, null, roles, null, limit, withoutLimit, form.has("active", "true"));
    }

    @Post("/people/{id}/second-factor/removal")
    HttpResponse<?> removeFactor(Visit visit, UUID id) {
        people.removeSecondFactor(visit.caller(), known(visit, id).id());
        return pages.sendTo(HOME + "/" + id, Flash.done("admin.person.factor.removed"));
    }

    @Post("/people/{id}/tokens")
    HttpResponse<?> issue(Visit visit, Form form, UUID id) {
        Account account = known(visit, id);
        String name = form.text("token-name").orElse("");
        if (name.isEmpty() || name.length() > NAME_MAX) {
            form.wrong("token-name", visit.t("admin.person.tokens.name.wrong"));
        }
        int days =
                form.text("days")
                        .filter(d -> d.matches("[0-9]{1,4}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        if (days < 1 || days > People.TOKEN_DAYS_MAX) {
            form.wrong(
                    "days",
                    visit.t("admin.person.tokens.days.wrong", visit.number(People.TOKEN_DAYS_MAX)));
        }
        if (form.isGood()) {
            try {
                IssuedToken made =
                        people.issueOnce(visit.caller(), account.id(), name, days, scopes(form));
                return pages.show(
                        visit,
                        HttpStatus.CREATED,
                        "admin/token.jte",
                        new TokenPage(account, name, made.secret()));
            } catch (Refused refused) {
                if (!refused.reason().name().equals("TOKEN_NAME_TAKEN")) {
                    throw refused;
                }
                form.wrong("token-name", visit.t("admin.person.tokens.name.taken"));
            }
        }
        Form shown = preset(account);
        form.names().forEach(field -> shown.with(field, form.all(field)));
        form.errors().forEach(shown::wrong);
        return pages.again(visit, PERSON, personPage(visit, shown, account));
    }

    private static Set<Scope> scopes(Form form) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Scope scope : Scope.values()) {
            if (form.has("scope", scope.name())) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    @Post("/people/{id}/tokens/{token}/removal")
    HttpResponse<?> revoke(Visit visit, UUID id, UUID token) {
        people.revoke(visit.caller(), known(visit, id).id(), token);
        return pages.sendTo(HOME + "/" + id, Flash.done("admin.person.tokens.gone"));
    }
}
