package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.AccountLanguages;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where a notice goes by mail: to the accounts of its recipients that want it, and to the
 * household's own address, unless it is that of an account that does not, or nobody who acts for
 * the household does. Each in its language; the household's address in that of the first who acts
 * for it of whom it is known.
 */
@Singleton
class MailAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(MailAddresses.class);

    private final Accounts accounts;
    private final AccountLanguages languages;
    private final Members members;
    private final NoticeChoices choices;

    MailAddresses(
            Accounts accounts, AccountLanguages languages, Members members, NoticeChoices choices) {
        this.accounts = accounts;
        this.languages = languages;
        this.members = members;
        this.choices = choices;
    }

    /** In order and in lower case, by the ISO 639 code of their language; none: it goes nowhere. */
    SortedMap<String, SortedSet<String>> of(NoticeRow notice) {
        UUID member = notice.memberId();
        CoopId coop = new CoopId(notice.coopId());
        return member == null
                ? of(notice, active(accounts.withRole(coop, role(notice))), Optional.empty())
                : of(notice, new MemberId(member));
    }

    /** Where it goes for one of those that it is for. */
    SortedMap<String, SortedSet<String>> of(NoticeRow notice, MemberId member) {
        CoopId coop = new CoopId(notice.coopId());
        return of(notice, active(accounts.ofMember(coop, member)), household(coop, member));
    }

    private SortedMap<String, SortedSet<String>> of(
            NoticeRow notice, List<Account> people, Optional<String> household) {
        CoopId coop = new CoopId(notice.coopId());
        Set<AccountId> silent =
                NoticeTopic.of(notice.kind())
                        .map(topic -> silent(coop, people, topic))
                        .orElse(Set.of());
        Map<AccountId, Locale> known =
                languages.among(coop, people.stream().map(Account::id).toList());
        Map<String, String> found = new HashMap<>();
        household
                .filter(mail -> people.isEmpty() || silent.size() < people.size())
                .ifPresent(mail -> found.put(mail, ofHousehold(people, known)));
        people.stream()
                .filter(account -> silent.contains(account.id()))
                .forEach(account -> mail(account.email()).ifPresent(found::remove));
        people.stream()
                .filter(account -> !silent.contains(account.id()))
                .forEach(
                        account ->
                                mail(account.email())
                                        .ifPresent(mail -> found.put(mail, of(account, known))));
        SortedMap<String, SortedSet<String>> byLanguage = new TreeMap<>();
        found.forEach(
                (mail, language) ->
                        byLanguage.computeIfAbsent(language, l -> new TreeSet<>()).add(mail));
        return byLanguage;
    }

    private static String of(Account account, Map<AccountId, Locale> known) {
        return known.getOrDefault(account.id(), Locale.ENGLISH).getLanguage();
    }

    private static String ofHousehold(List<Account> people, Map<AccountId, Locale> known) {
        return people.stream()
                .filter(account -> known.containsKey(account.id()))
                .findFirst()
                .map(account -> of(account, known))
                .orElse(Locale.ENGLISH.getLanguage());
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
        return Optional.ofNullable(address)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(MailAddresses::address);
    }

    /** What is none keeps a mail from no other address. */
    private static Optional<String> address(String text) {
        try {
            return Optional.ofNullable(new InternetAddress(text, true).getAddress());
        } catch (AddressException e) {
            LOG.warn("No mail can go to what is no address: {}", e.toString());
            return Optional.empty();
        }
    }
}
