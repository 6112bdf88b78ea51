package coop.cobuy.contract.ordering.v1;

import java.util.UUID;

/**
 * A member whose commands were parked, because deciding one of them had failed by a bug, is free
 * again: here in the log, what was parked is decided, in its order, before whatever comes after.
 * For a member who is not parked it does nothing.
 *
 * @param releasedBy the account that released
 */
public record ReleaseMember(UUID coopId, UUID memberId, UUID releasedBy) implements OrderCommand {}
