package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.volumes.UnreachableException;
import org.vireo.model.ByteSize;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.LunList.FoundLun;

/** The LUNs of a target that are disks. Immutable. */
final class IscsiLuns {
    private static final Logger LOG = LoggerFactory.getLogger(IscsiLuns.class);
    /** For as many as the numbers that are used. */
    private static final int ANSWER = 8 + 8 * (IscsiTarget.MOST_LUN + 1);

    private static final int LIST = 8;
    private static final int FLAT = 0x40;

    private final IscsiLibrary library;
    private final IscsiTarget target;
    private final IntSupplier identities;
    private final Instant deadline;

    IscsiLuns(IscsiLibrary library, IscsiTarget target, IntSupplier identities, Instant deadline) {
        this.library = library;
        this.target = target;
        this.identities = identities;
        this.deadline = deadline;
    }

    List<FoundLun> all() throws IOException {
        var found = new ArrayList<FoundLun>();
        for (int number : numbers()) {
            look(target.at(number)).ifPresent(found::add);
        }
        return found;
    }

    /** The one that is named. */
    FoundLun one() throws IOException {
        return read(target);
    }

    private List<Integer> numbers() throws IOException {
        byte[] answer;
        try (var login = IscsiLogin.open(library, target, identities.getAsInt(), deadline)) {
            answer = login.request((iscsi, it) -> iscsi.iscsi_reportluns_sync(it, 0, ANSWER));
        }
        var numbers = new ArrayList<Integer>();
        var list = ByteBuffer.wrap(answer);
        for (int at = LIST; at + LIST <= answer.length; at += LIST) {
            // one byte says how the other has the number; those above 255 are written in ways that are not used
            boolean plain = list.get(at) == 0 || list.get(at) == FLAT;
            if (plain) {
                numbers.add(list.get(at + 1) & 0xff);
            }
        }
        return numbers;
    }

    /** Empty for what is no disk, or is gone meanwhile. */
    private Optional<FoundLun> look(IscsiTarget lun) throws IOException {
        try {
            return Optional.of(read(lun));
        } catch (UnreachableException e) {
            throw e;
        } catch (FileSystemException e) {
            return Optional.empty();
        }
    }

    private FoundLun read(IscsiTarget lun) throws IOException {
        try (var session = IscsiSession.open(library, lun, identities.getAsInt(), deadline)) {
            var says = session.says();
            var catalogue = new LunCatalogue(session, new LunLock(session, number -> {}, deadline));
            return new FoundLun(
                    says.id(),
                    lun.portal(),
                    lun.name(),
                    lun.lun(),
                    new ByteSize(session.bytes()),
                    says.vendor(),
                    says.product(),
                    says.serial(),
                    !catalogue.isBlank(),
                    domain(lun, catalogue));
        }
    }

    /** Empty also for one in words that this build does not know: the LUN is still told of, and as one with something on it. */
    private static Optional<StorageDomainId> domain(IscsiTarget lun, LunCatalogue catalogue) throws IOException {
        try {
            return catalogue.find().flatMap(IscsiLuns::domain);
        } catch (UnreachableException e) {
            throw e;
        } catch (IOException e) {
            LOG.info("{} is listed without its storage domain: {}", lun, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<StorageDomainId> domain(Catalogue catalogue) {
        return catalogue.texts().keySet().stream()
                .filter(path -> path.endsWith("/domain"))
                .map(path -> StorageDomainId.of(path.substring(0, path.indexOf('/'))))
                .findFirst();
    }
}
