package coop.cobuy.bench;

/** What goes on in a round, in this order, while a crash falls into it. */
enum Stage {
    ORDERING("orders stream in", 4_000),
    CLOSING("the round closes", 400),
    DRAFTING("drafts are made", 800),
    APPROVING("orders are approved", 200),
    DELIVERING("suppliers are served", 500),
    RECEIVING("goods are received", 300),
    INVOICING("invoices come", 300),
    POSTING("charges are posted", 900);

    private final String happening;
    private final int usualMillis;

    Stage(String happening, int usualMillis) {
        this.happening = happening;
        this.usualMillis = usualMillis;
    }

    String happening() {
        return happening;
    }

    /** About how long it takes while nothing crashes: a crash comes within this. */
    int usualMillis() {
        return usualMillis;
    }
}
