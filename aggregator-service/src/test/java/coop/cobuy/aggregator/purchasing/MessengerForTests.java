package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers what was told, for tests that ask for it by {@code test.purchasing}. */
@Singleton
@Primary
@Requires(property = "test.purchasing")
public final class MessengerForTests implements Messenger {

    private final List<Message> toBuyers = new ArrayList<>();
    private final Set<String> toMembers = new HashSet<>();
    private final Set<String> distinct = new HashSet<>();

    @Override
    public synchronized void buyers(CoopId coop, Message message) {
        toBuyers.add(message);
    }

    @Override
    public synchronized void members(CoopId coop, List<MemberId> members, Message message) {
        members.forEach(
                member -> {
                    toMembers.add(message.notice().kind() + " " + member);
                    distinct.add(message.notice().kind() + " " + member + " " + message.id());
                });
    }

    /** How often buyers were told of this kind, with this link's end. */
    public synchronized long countToBuyers(String kind, Object about) {
        return toBuyers.stream()
                .filter(m -> m.notice().kind().equals(kind) && endsWith(m, about))
                .map(Message::id)
                .distinct()
                .count();
    }

    private static boolean endsWith(Message message, Object about) {
        String link = message.notice().link();
        return link != null && link.endsWith(about.toString());
    }

    /** How often a member hears of it: the same id is one notice. */
    public synchronized long countToMember(MemberId member, String kind) {
        String begin = kind + " " + member + " ";
        return distinct.stream().filter(one -> one.startsWith(begin)).count();
    }

    public synchronized boolean isTold(MemberId member, String kind) {
        return toMembers.contains(kind + " " + member);
    }
}
