package coop.cobuy.suppliers.door;

import coop.cobuy.suppliers.dialect.Dialect;
import coop.cobuy.suppliers.document.Answer;

import java.util.Optional;

/**
 * A document of the supplier's on its way back.
 *
 * @param answer what it says; empty for an acknowledgement of an envelope
 * @param fileName with its extension
 * @param to what it answers
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Reply(
        Optional<Answer> answer, byte[] bytes, Dialect dialect, String fileName, Arrival to) {}
