package coop.cobuy.adapter.transport;

/**
 * What a parcel holds, for a person: a transport that writes a letter needs words.
 *
 * @param kind {@code ORDER}, {@code CANCELLATION}, {@code ACKNOWLEDGEMENT} or {@code TEST}
 * @param number the document's number; of an acknowledgement, of what it answers
 * @param revision 0 for the first
 * @param sender the co-op's name; empty where it is not known
 * @param receiver the supplier's name; empty where it is not known
 */
public record Label(String kind, String number, int revision, String sender, String receiver) {

    /** Nothing is known. */
    public static final Label NONE = new Label("ORDER", "", 0, "", "");
}
