package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DisksSnapped;
import org.vireo.protocol.vm.EndMirror;
import org.vireo.protocol.vm.FlushDisk;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MirrorDisk;
import org.vireo.protocol.vm.MomentKept;
import org.vireo.protocol.vm.SnapshotDisks;
import org.vireo.protocol.vm.TurnDisk;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** One hypervisor process over images in memory, which outlives the engine and has an end of its own. Thread-safe. */
final class PlayedHypervisor implements HostLink {
    /** How it takes what it is asked. */
    enum Course {
        WELL,
        /** Does it, but the first answer is lost. */
        UNHEARD,
        /** Refuses. */
        REFUSING,
        /** Refuses to keep memory. */
        FORGETFUL,
        /** Begins merges and gives them up half-way. */
        GIVING_UP
    }

    private final MemoryBackend backend;
    private final VmId vm;
    private final Map<DiskId, List<DiskId>> chains = new LinkedHashMap<>();
    private final Map<OperationId, HostReply> answers = new HashMap<>();
    private final Map<DiskId, Merge> merges = new HashMap<>();
    private final Map<DiskId, Mirror> mirrors = new HashMap<>();
    /** Blocks that merges have copied and that are not on the storage yet. */
    private final Map<DiskId, Set<Integer>> unwritten = new HashMap<>();

    final AtomicInteger asked = new AtomicInteger();
    Course course = Course.WELL;
    boolean runs = true;
    private boolean lost;

    /** A merge in the middle; it ends after some looks at it. */
    private static final class Merge {
        private final MergeImage request;
        private int looks;

        Merge(MergeImage request) {
            this.request = request;
        }
    }

    /** A copy in the making; it is complete after some looks at it. */
    private static final class Mirror {
        private final DiskId to;
        private final boolean whole;
        private int looks;

        Mirror(DiskId to, boolean whole) {
            this.to = to;
            this.whole = whole;
        }
    }

    PlayedHypervisor(MemoryBackend backend, VmId vm) {
        this.backend = backend;
        this.vm = vm;
        backend.writes = image ->
                runs && chains.values().stream().anyMatch(chain -> chain.get(0).equals(image));
        backend.open = image -> runs && chains.values().stream().anyMatch(chain -> chain.contains(image));
    }

    /** Opens the image of a disk and all it reads through to. */
    synchronized void open(DiskId disk, DiskId image) {
        var chain = new ArrayList<DiskId>();
        for (Optional<DiskId> here = Optional.of(image); here.isPresent(); ) {
            chain.add(here.get());
            here = backend.backing(here.get());
        }
        chains.put(disk, chain);
    }

    synchronized List<DiskId> chain(DiskId disk) {
        return List.copyOf(chains.get(disk));
    }

    /** Its process ends; what it was about stays as it is. */
    synchronized void end() {
        runs = false;
        merges.clear();
        // what was copied is in nobody's tables yet
        mirrors.values().forEach(mirror -> backend.own(mirror.to).keySet().forEach(b -> backend.lose(mirror.to, b)));
        mirrors.clear();
        unwritten.forEach((image, blocks) -> blocks.forEach(block -> backend.lose(image, block)));
        unwritten.clear();
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var before = answers.get(call.operation());
        if (before != null) {
            return (T) before;
        }
        if (request instanceof LookForImages) {
            return (T) (runs ? look() : ImagesSeen.absent());
        }
        asked.incrementAndGet();
        if (!runs) {
            throw new VireoException(ModelError.OBJECT_NOT_FOUND, "VM " + vm + " does not run on this host");
        }
        if (course == Course.REFUSING) {
            throw new VireoException(ModelError.HOST_FAILED, "refused as the test wanted");
        }
        if (course == Course.FORGETFUL && request instanceof KeepMoment) {
            throw new VireoException(ModelError.WRONG_STATE, "the volume is no file here");
        }
        var reply = (T) act(request);
        answers.put(call.operation(), reply);
        if (course == Course.UNHEARD && !lost) {
            lost = true;
            throw new VireoException(ModelError.HOST_UNREACHABLE, "the answer is lost as the test wanted");
        }
        return reply;
    }

    private HostReply act(HostRequest<?> request) {
        if (request instanceof SnapshotDisks snapshot) {
            snapshot.tops().forEach(top -> exchange(top.disk(), image(((FileDisk) top.source()).path())));
            return new DisksSnapped(false, "nobody is asked here");
        }
        if (request instanceof KeepMoment moment) {
            moment.tops().forEach(top -> exchange(top.disk(), image(((FileDisk) top.source()).path())));
            backend.write(image(((FileDisk) moment.memory()).path()), 0, "memory");
            return new MomentKept(ByteSize.ofMiB(77));
        }
        if (request instanceof FlushDisk) {
            unwritten.clear();
            return new Accepted();
        }
        if (request instanceof MirrorDisk mirror) {
            mirrors.putIfAbsent(mirror.disk(), new Mirror(image(((FileDisk) mirror.to()).path()), mirror.whole()));
            return new Accepted();
        }
        if (request instanceof TurnDisk turn) {
            return turn(turn);
        }
        if (request instanceof EndMirror mirror) {
            mirrors.remove(mirror.disk());
            return new Accepted();
        }
        var merge = (MergeImage) request;
        if (merge.way() == MergeImage.Way.UP && chains.get(merge.disk()).indexOf(image(merge.image())) > 1) {
            throw new VireoException(ModelError.WRONG_STATE, "not the next one");
        }
        merges.putIfAbsent(merge.disk(), new Merge(merge));
        return new Accepted();
    }

    private HostReply turn(TurnDisk turn) {
        var to = image(((FileDisk) turn.to()).path());
        if (!chains.get(turn.disk()).get(0).equals(to)) {
            var mirror = mirrors.get(turn.disk());
            if (mirror == null || mirror.looks < 2) {
                throw new VireoException(ModelError.WRONG_STATE, "the copy is not complete");
            }
            mirrors.remove(turn.disk());
            unwritten.remove(to);
            open(turn.disk(), to);
        }
        backend.records.put(turn.mark(), "");
        return new Accepted();
    }

    /** The guest writes to the disk. */
    synchronized void write(DiskId disk, int block, String text) {
        backend.write(chains.get(disk).get(0), block, text);
        var mirror = mirrors.get(disk);
        if (mirror != null) {
            backend.write(mirror.to, block, text);
        }
    }

    private void exchange(DiskId disk, DiskId image) {
        var chain = chains.get(disk);
        if (!chain.get(0).equals(image)) {
            if (!backend.backing(image).equals(Optional.of(chain.get(0)))) {
                throw new AssertionError(image + " is not above " + chain);
            }
            chain.add(0, image);
        }
    }

    private static DiskId image(String path) {
        return DiskId.of(path.substring(path.lastIndexOf('/') + 1));
    }

    private ImagesSeen look() {
        chains.keySet().forEach(this::goOn);
        return new ImagesSeen(
                true,
                chains.entrySet().stream()
                        .map(entry -> new OpenDisk(
                                entry.getKey(),
                                entry.getValue().stream().map(DiskId::toString).toList(),
                                percent(entry.getKey())))
                        .toList());
    }

    private Optional<Integer> percent(DiskId disk) {
        var mirror = Optional.ofNullable(mirrors.get(disk)).map(one -> one.looks < 2 ? 50 : 100);
        return mirror.or(() -> Optional.ofNullable(merges.get(disk)).map(merge -> 50));
    }

    private void mirror(DiskId disk) {
        var mirror = mirrors.get(disk);
        if (mirror != null && ++mirror.looks <= 2) {
            if (course == Course.GIVING_UP) {
                mirrors.remove(disk);
                return;
            }
            for (var block = 0; mirror.whole && block < MemoryBackend.BLOCKS; block++) {
                backend.write(mirror.to, block, backend.read(chains.get(disk).get(0), block));
            }
            copy(chains.get(disk).get(0), mirror.to, false, mirror.looks == 1 ? 2 : MemoryBackend.BLOCKS);
        }
    }

    private void goOn(DiskId disk) {
        mirror(disk);
        var merge = merges.get(disk);
        if (merge == null) {
            return;
        }
        var chain = chains.get(disk);
        var out = image(merge.request.image());
        var index = chain.indexOf(out);
        var up = merge.request.way() == MergeImage.Way.UP;
        var into = chain.get(up ? index - 1 : index + 1);
        merge.looks++;
        copy(out, into, up, merge.looks == 1 ? 2 : MemoryBackend.BLOCKS);
        if (merge.looks == 2) {
            merges.remove(disk);
            if (course != Course.GIVING_UP) {
                chain.remove(index);
                backend.back(
                        chain.get(index - 1),
                        Optional.of(index).filter(at -> at < chain.size()).map(chain::get));
            }
        }
    }

    private void copy(DiskId from, DiskId into, boolean up, int blocks) {
        backend.own(from).forEach((block, text) -> {
            if (block < blocks && !(up && backend.own(into).containsKey(block))) {
                if (!backend.own(into).containsKey(block)) {
                    unwritten.computeIfAbsent(into, id -> new HashSet<>()).add(block);
                }
                backend.write(into, block, text);
            }
        });
    }
}
