package coop.cobuy.aggregator.rounds;

/**
 * Names what a round stands on since it opened.
 *
 * @param version 1 or more
 * @param hash the SHA-256 of the snapshot's content, in hexadecimal
 */
public record SnapshotName(int version, String hash) {}
