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
        UUID member = notice.memberId();
        CoopId coop = new CoopId(notice.coopId());
        return member == null
                ? of(notice, active(accounts.withRole(coop, role(notice))), Optional.empty())
                : of(notice, new MemberId(member));
    }

    /** Where it goes for one of those that it is for. */
    Set<String> of(NoticeRow notice, MemberId member) {
        CoopId coop = new CoopId(notice.coopId());
        return of(notice, active(accounts.ofMember(coop, member)), household(coop, member));
    }

    private Set<String> of(NoticeRow notice, List<Account> people, Optional<String> household) {
        CoopId coop = new CoopId(notice.coopId());
        Set<AccountId> silent =
                NoticeTopic.of(notice.kind())
                        .map(topic -> silent(coop, people, topic))
                        .orElse(Set.of());
        Set<String> found = new TreeSet<>();
        household
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

    private static Role role(NoticeRow notice) {
        String role = notice.role();
        return role == null ? Role.BUYER : Role.valueOf(role);
    }

    private static List<Account> active(List<Account> all) {
        return all.stream().filter(Account::active).toList();
    }

    private Optional<String> household(CoopId coop, MemberId member) {
        return members.find(coop, member).map(Member::email).flatMap(this::mail);
    }

    private Optional<String> mail(@Nullable String address) {
        return Optional.ofNullable(address).map(text -> text.toLowerCase(Locale.ROOT));
    }
}
