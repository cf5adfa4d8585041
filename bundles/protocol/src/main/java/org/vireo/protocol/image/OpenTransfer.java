package org.vireo.protocol.image;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.Secret;
import org.vireo.model.TransferContent;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.vm.DiskSource;

/**
 * Lets whoever shows a ticket read or write an image of the host over HTTPS. Repeatable: a ticket that is open already is extended.
 * Immutable.
 *
 * @param ticket what a client shows; at least 128 random bits, of letters, digits, hyphens and underscores
 * @param round how often the transfer was opened, this time included: one that was closed in this round or a later one stays closed
 * @param source the image as the engine names it
 * @param content what the bytes are
 * @param writable whether it may be written
 * @param sparse whether zeros may become holes
 * @param size virtual size of the disk
 * @param validFor how long without a sign of the engine, more than zero
 * @param fileName under which browsers save it; of letters, digits, dots, hyphens and underscores
 * @param certificate of the host's door, base64 of DER, if it asked for one
 */
@Verb(name = "storage.open-transfer", reply = TransferState.class)
public record OpenTransfer(
        Secret ticket,
        int round,
        DiskSource source,
        TransferContent content,
        boolean writable,
        boolean sparse,
        ByteSize size,
        Duration validFor,
        String fileName,
        Optional<String> certificate)
        implements HostRequest<TransferState> {
    /** Refuses missing values. */
    public OpenTransfer {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(validFor, "validFor");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(certificate, "certificate");
    }
}
