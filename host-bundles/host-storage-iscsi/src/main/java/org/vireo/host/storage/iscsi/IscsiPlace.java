package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.vireo.host.storage.iscsi.Catalogue.Slice;
import org.vireo.host.volumes.Attempt;
import org.vireo.host.volumes.RationedPlace;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.protocol.storage.StorageSpace;

/**
 * A LUN as a place for one storage domain: images are slices of it, and so are long texts; short ones are in its catalogue. There are no
 * directories, so every one is there. Confined to one thread.
 */
final class IscsiPlace implements RationedPlace {
    private static final String DOMAIN = "/domain";
    private static final int LONGEST_TEXT = 512;
    /** Programs of a call that passed its deadline are gone after that, whatever the clocks of hosts say. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final IscsiSession session;
    private final LunCatalogue catalogue;
    private final IscsiImages images;
    private final Instant deadline;
    private final Clock clock = Clock.systemUTC();

    IscsiPlace(IscsiSession session, LunCatalogue catalogue, IscsiImages images, Instant deadline) {
        this.session = session;
        this.catalogue = catalogue;
        this.images = images;
        this.deadline = deadline;
    }

    private Catalogue now() throws IOException {
        return catalogue.find().orElse(Catalogue.EMPTY);
    }

    private NoSuchFileException none(String path) {
        return new NoSuchFileException(path + " in " + this);
    }

    private Slice slice(String path) throws IOException {
        var slice = now().slices().get(path);
        if (slice == null) {
            throw none(path);
        }
        return slice;
    }

    @Override
    public boolean isDirectory(String path) {
        return true;
    }

    @Override
    public boolean isFile(String path) throws IOException {
        var now = now();
        return now.texts().containsKey(path) || now.slices().containsKey(path);
    }

    @Override
    public boolean isWritable(String directory) throws IOException {
        return !session.isReadOnly();
    }

    @Override
    public List<String> list(String directory) throws IOException {
        String before = directory.isEmpty() ? "" : directory + "/";
        var now = now();
        var names = new TreeSet<String>();
        for (var paths : List.of(now.texts().keySet(), now.slices().keySet())) {
            paths.stream()
                    .filter(path -> path.startsWith(before))
                    .map(path -> path.substring(before.length()).replaceFirst("/.*", ""))
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    @Override
    public String read(String file) throws IOException {
        return read(file, Integer.MAX_VALUE);
    }

    @Override
    public String read(String file, int most) throws IOException {
        var now = now();
        String text = now.texts().get(file);
        if (text != null) {
            return text;
        }
        var slice = now.slices().get(file);
        if (slice == null) {
            throw none(file);
        }
        if (slice.size() > most) {
            throw new IOException(file + " has more than " + most + " bytes");
        }
        int whole = (int) ((slice.size() + session.block() - 1) / session.block() * session.block());
        byte[] bytes = session.read(slice.offset(), whole);
        if (!slice.equals(now().slices().get(file))) {
            return read(file, most); // somebody wrote it anew meanwhile
        }
        return new String(Arrays.copyOf(bytes, (int) slice.size()), StandardCharsets.UTF_8);
    }

    @Override
    public void write(String file, String text) throws IOException {
        if (file.endsWith(DOMAIN)) {
            take(file, text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_TEXT) {
            catalogue.change(before -> before.without(file, clock.instant()).withText(file, text));
            return;
        }
        String part = file + "." + UUID.randomUUID() + ".part";
        reserve(part, new ByteSize(bytes.length));
        session.write(slice(part).offset(), bytes);
        session.flush();
        move(part, file);
    }

    /** Makes the LUN the domain's. */
    private void take(String file, String text) throws IOException {
        if (catalogue.find().isEmpty() && !catalogue.isBlank()) {
            if (!session.target().override()) {
                throw new FileSystemException(
                        session.target().toString(), null, "it holds something else, which would be lost");
            }
            catalogue.blank();
        }
        catalogue.change(before -> {
            for (String path : before.texts().keySet()) {
                if (path.endsWith(DOMAIN) && !path.equals(file)) {
                    throw new FileSystemException(
                            session.target().toString(),
                            null,
                            "it holds another storage domain, " + path.replace(DOMAIN, ""));
                }
            }
            return before.withText(file, text);
        });
    }

    @Override
    public void makeDirectory(String directory) {
        // there are none
    }

    @Override
    public void move(String from, String to) throws IOException {
        catalogue.change(before -> {
            if (!before.slices().containsKey(from)) {
                throw none(from);
            }
            return before.moved(from, to);
        });
    }

    /** Without the directory of the domain itself the LUN is blank again. */
    @Override
    public void delete(String path) throws IOException {
        if (path.contains("/")) {
            catalogue.change(before ->
                    before.texts().containsKey(path) || before.slices().containsKey(path)
                            ? before.without(path, clock.instant())
                            : before);
        } else {
            catalogue.blank();
        }
    }

    @Override
    public StorageSpace space() throws IOException {
        long total = Math.max(0, (session.bytes() - LunMap.ROOM) / LunMap.UNIT * LunMap.UNIT);
        return new StorageSpace(
                new ByteSize(total),
                new ByteSize(Math.max(0, total - now().after(clock.instant()).taken())));
    }

    @Override
    public void reserve(String file, ByteSize room) throws IOException {
        long taken = LunMap.round(room.bytes());
        long until = deadline.plus(GRACE).getEpochSecond();
        catalogue.change(before -> {
            long offset = before.room(taken, session.bytes())
                    .orElseThrow(() -> new FileSystemException(
                            session.target().toString(),
                            null,
                            "No space left on device: there are no " + taken + " bytes in one piece"));
            return before.withSlice(file, new Slice(offset, taken, room.bytes(), until));
        });
    }

    @Override
    public void fill(String file, Path from) throws IOException {
        var slice = slice(file);
        byte[] bytes = Files.readAllBytes(from);
        if (bytes.length > slice.room()) {
            throw new IOException(file + " has no room for " + bytes.length + " bytes");
        }
        session.write(slice.offset(), bytes);
        session.flush();
    }

    /** A program is about to work on it, which may take long. */
    @Override
    public String image(String file) {
        catalogue.close();
        return images.name(find(file));
    }

    /** In full: there are no relative names. */
    @Override
    public String neighbour(String directory, String name) {
        return image(directory + "/" + name);
    }

    @Override
    public boolean setsSpaceAside() {
        return false;
    }

    @Override
    public Map<String, String> keys() {
        return images.keys();
    }

    @Override
    public Optional<DiskId> named(String header) throws IOException {
        var offset = IscsiImages.offset(header);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        return now().slices().entrySet().stream()
                .filter(entry -> entry.getValue().offset() == offset.getAsLong())
                .flatMap(entry -> IscsiImages.disk(entry.getKey()).stream())
                .findFirst();
    }

    @Override
    public Optional<ByteSize> allocated(String file) throws IOException {
        return Optional.of(new ByteSize(slice(file).room()));
    }

    /** The part of the LUN that an image is. */
    Slice find(String file) {
        return Attempt.to("find " + file, () -> slice(file));
    }

    @Override
    public String toString() {
        return session.target().toString();
    }
}
