package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.LikePattern;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The members of a co-op. */
@Singleton
public class Members implements KnownParty {

    private static final int IDS_PER_QUERY = 1000;

    private final MemberRows rows;
    private final IdSource ids;
    private final Clock clock;

    Members(MemberRows rows, IdSource ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Refused if the number is taken
     */
    @Transactional
    public Member create(CoopId coop, NewMember wanted) {
        return create(coop, wanted, null);
    }

    @Transactional
    Member create(CoopId coop, NewMember wanted, @Nullable String importHash) {
        requireFree(coop, wanted.number());
        MemberRow row =
                new MemberRow(
                        coop.value(),
                        ids.next(),
                        wanted.number(),
                        wanted.name(),
                        wanted.email(),
                        true,
                        importHash,
                        0,
                        UtcTime.of(clock.instant()));
        rows.save(row);
        return row.member();
    }

    private void requireFree(CoopId coop, String number) {
        if (rows.numbered(coop.value(), number).isPresent()) {
            throw Refused.at(
                    "/number", MemberReason.NUMBER_TAKEN, MemberReason.NUMBER_TAKEN.message());
        }
    }

    @Transactional
    public Optional<Member> find(CoopId coop, MemberId id) {
        return rows.find(coop.value(), id.value()).map(MemberRow::member);
    }

    @Transactional
    public Optional<Member> byNumber(CoopId coop, String number) {
        return rows.numbered(coop.value(), number).map(MemberRow::member);
    }

    /** The members that have these numbers, by number; what nobody has is left out. */
    @Transactional
    public Map<String, Member> byNumbers(CoopId coop, Collection<String> numbers) {
        List<String> asked = List.copyOf(new HashSet<>(numbers));
        Map<String, Member> found = new HashMap<>();
        for (List<String> some : slices(asked)) {
            rows.numberedAmong(coop.value(), some)
                    .forEach(row -> found.put(row.number(), row.member()));
        }
        return found;
    }

    /** Those of the ids that are members of the co-op. */
    @Transactional
    public Set<MemberId> existing(CoopId coop, Collection<MemberId> members) {
        return byIds(coop, members).keySet();
    }

    /** The co-op's members that have these ids; what nobody has is left out. */
    @Transactional
    public Map<MemberId, Member> byIds(CoopId coop, Collection<MemberId> ids) {
        List<byte[]> asked = new HashSet<>(ids).stream().map(MemberId::bytes).toList();
        Map<MemberId, Member> found = new HashMap<>();
        for (List<byte[]> some : slices(asked)) {
            rows.among(coop.value(), some)
                    .forEach(row -> found.put(new MemberId(row.id()), row.member()));
        }
        return found;
    }

    private static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
            slices.add(all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY)));
        }
        return slices;
    }

    /** A co-op's members after one, in order of their ids. */
    @Transactional
    public List<Member> after(CoopId coop, UUID after, int atMost) {
        return rows.after(coop.value(), after, atMost).stream().map(MemberRow::member).toList();
    }

    /**
     * Members by number whose number begins with some words, or whose name has them in it.
     *
     * @param words empty: all members
     * @param after the number of the last one that was seen; empty to begin
     */
    @Transactional
    public List<Member> search(CoopId coop, String words, String after, int atMost) {
        String number = LikePattern.beginningWith(words);
        String name = LikePattern.containing(words);
        return rows.sought(coop.value(), after, number, name, atMost).stream()
                .map(MemberRow::member)
                .toList();
    }

    @Transactional
    Optional<MemberRow> imported(CoopId coop, String number) {
        return rows.numbered(coop.value(), number);
    }

    /**
     * @param changed the member as it is to be
     * @throws Refused if there is no such member, or the new number is taken
     */
    @Transactional
    Member change(CoopId coop, Member changed) {
        UUID id = changed.id().value();
        MemberRow row =
                rows.lock(coop.value(), id)
                        .orElseThrow(() -> new Refused(MemberReason.MEMBER_UNKNOWN));
        if (!row.number().equals(changed.number())) {
            requireFree(coop, changed.number());
        }
        int updated =
                rows.update(
                        coop.value(),
                        id,
                        row.version(),
                        changed.number(),
                        changed.name(),
                        changed.email(),
                        changed.active());
        if (updated != 1) {
            throw new Refused(MemberReason.CHANGED_MEANWHILE);
        }
        return changed;
    }

    @Override
    public Role role() {
        return Role.MEMBER;
    }

    @Override
    @Transactional
    public boolean exists(CoopId coop, UUID id) {
        return rows.find(coop.value(), id).isPresent();
    }
}
