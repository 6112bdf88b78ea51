package coop.cobuy.adapter.platform;

import coop.cobuy.log.BatchApplier;

/** A topic that is applied to the database. Each bean of this type gets a loop. */
public interface ConsumedTopic {

    /** Its name without the prefix. */
    String topic();

    /** What its records do. */
    BatchApplier applier();
}
