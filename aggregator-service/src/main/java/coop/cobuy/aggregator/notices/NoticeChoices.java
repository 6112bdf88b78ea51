package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which mails somebody wants. What is switched off is still noted, and read on the pages: only no
 * mail comes of it.
 */
@Singleton
public class NoticeChoices implements PersonalData {

    private final SilencedTopicRows rows;
    private final Audit audit;

    NoticeChoices(SilencedTopicRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** What the account is mailed about. */
    @Transactional
    public Set<NoticeTopic> wanted(Caller caller) {
        Set<NoticeTopic> wanted = EnumSet.allOf(NoticeTopic.class);
        wanted.removeAll(silenced(caller));
        return wanted;
    }

    private Set<NoticeTopic> silenced(Caller caller) {
        return rows.ofAccount(caller.coop().value(), caller.account().value()).stream()
                .map(row -> NoticeTopic.valueOf(row.topic()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NoticeTopic.class)));
    }

    /** From now on the account is mailed about these and no others. */
    @Transactional
    public void choose(Caller caller, Set<NoticeTopic> wanted) {
        Set<NoticeTopic> before = silenced(caller);
        Set<NoticeTopic> after = EnumSet.allOf(NoticeTopic.class);
        after.removeAll(wanted);
        if (after.equals(before)) {
            return;
        }
        for (NoticeTopic topic : NoticeTopic.values()) {
            if (after.contains(topic)) {
                rows.insert(caller.coop().value(), caller.account().value(), topic.name());
            } else {
                rows.delete(caller.coop().value(), caller.account().value(), topic.name());
            }
        }
        audit.record(
                caller, "notices.chosen", "account/" + caller.account(), "switched off: " + after);
    }

    /** Which of the accounts want no mail about it. */
    @Transactional
    Set<AccountId> silent(CoopId coop, Collection<AccountId> accounts, NoticeTopic topic) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        return rows
                .among(coop.value(), accounts.stream().map(AccountId::bytes).toList(), topic.name())
                .stream()
                .map(row -> new AccountId(row.accountId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String part() {
        return "switched-off-mails";
    }

    @Override
    @Transactional
    public Object export(Caller person) {
        return silenced(person);
    }

    @Override
    @Transactional
    public void erase(Caller person) {
        rows.deleteAll(person.coop().value(), person.account().value());
    }
}
