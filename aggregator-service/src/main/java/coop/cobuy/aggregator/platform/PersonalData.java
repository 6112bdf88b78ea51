package coop.cobuy.aggregator.platform;

/**
 * What a module keeps about a person beside what the co-op must keep: a person may have it, and may
 * have it erased. Orders, allotments and ledger entries stay, under ids that name nobody any more.
 */
public interface PersonalData {

    /** The name of this part of an export, such as {@code member}. */
    String part();

    /** What is kept, as it is written in JSON. */
    Object export(Caller person);

    /** Erases it, in the transaction under way. Everybody who is left is served as before. */
    void erase(Caller person);
}
