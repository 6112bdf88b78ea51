package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where a notice goes by mail: to the accounts of its recipients that want it, and to the
 * household's own address, unless it is that of an account that does not, or nobody who acts for
 * the household does.
 */
@Singleton
class MailAddresses {

    private final Accounts accounts;
    private final Members members;
    private final NoticeChoices choices;

    MailAddresses(Accounts accounts, Members members, NoticeChoices choices) {
        this.accounts = accounts;
        this.members = members;
        this.choices = choices;
    }

    /** In order and in lower case; none: it goes nowhere. */
    Set<String> of(NoticeRow notice) {
        CoopId coop = new CoopId(notice.coopId());
        List<Account> people = people(coop, notice.memberId(), notice.role());
        Set<AccountId> silent =
                NoticeTopic.of(notice.kind())
                        .map(topic -> silent(coop, people, topic))
                        .orElse(Set.of());
        Set<String> found = new TreeSet<>();
        household(coop, notice.memberId())
                .filter(mail -> people.isEmpty() || silent.size() < people.size())
                .ifPresent(found::add);
        people.stream()
                .filter(account -> silent.contains(account.id()))
                .forEach(account -> mail(account.email()).ifPresent(found::remove));
        people.stream()
                .filter(account -> !silent.contains(account.id()))
                .forEach(account -> mail(account.email()).ifPresent(found::add));
        return found;
    }

    private Set<AccountId> silent(CoopId coop, List<Account> people, NoticeTopic topic) {
        return choices.silent(coop, people.stream().map(Account::id).toList(), topic);
    }

    private List<Account> people(CoopId coop, @Nullable UUID member, @Nullable String role) {
        List<Account> all =
                member == null
                        ? accounts.withRole(coop, role == null ? Role.BUYER : Role.valueOf(role))
                        : accounts.ofMember(coop, new MemberId(member));
        return all.stream().filter(Account::active).toList();
    }

    private Optional<String> household(CoopId coop, @Nullable UUID member) {
        return member == null
                ? Optional.empty()
                : members.find(coop, new MemberId(member)).map(Member::email).flatMap(this::mail);
    }

    private Optional<String> mail(@Nullable String address) {
        return Optional.ofNullable(address).map(text -> text.toLowerCase(Locale.ROOT));
    }
}
