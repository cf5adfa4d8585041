package org.vireo.host.storage.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.host.volumes.Place;
import org.vireo.model.ByteSize;
import org.vireo.protocol.storage.StorageSpace;

/**
 * A pool as a place for one storage domain: images are block devices of the cluster, small files are texts in one object beside them.
 * There are no directories, so every one is there. Records, which may be long, are in an object of their own. Confined to one thread.
 */
final class CephPlace implements Place {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOMAIN = "domain";
    private static final String DESCRIPTION = ".volume";
    private static final String RECORDS = "records";

    private final CephSession session;
    private final CephObject texts;
    private final CephObject records;
    private final CephImages images;
    private final CephConfiguration configuration;

    CephPlace(CephSession session, CephConfiguration configuration) {
        this.session = session;
        this.configuration = configuration;
        texts = new CephObject(session, "vireo");
        records = new CephObject(session, "vireo.records");
        images = new CephImages(session);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Where the text of a file is; empty for an image. */
    private Optional<CephObject> home(String path) {
        if (path.contains("/" + RECORDS + "/")) {
            return Optional.of(records);
        }
        String name = last(path);
        return name.equals(DOMAIN) || name.endsWith(DESCRIPTION) ? Optional.of(texts) : Optional.empty();
    }

    private CephObject text(String file) {
        return home(file).orElseThrow(() -> new IllegalArgumentException(file + " is no text"));
    }

    @Override
    public boolean isDirectory(String path) {
        return true;
    }

    @Override
    public boolean isFile(String path) throws IOException {
        var home = home(path);
        return home.isPresent() ? home.get().find(last(path)).isPresent() : images.exists(last(path));
    }

    @Override
    public boolean isWritable(String directory) throws IOException {
        return texts.isWritable();
    }

    @Override
    public List<String> list(String directory) throws IOException {
        if (directory.isEmpty()) {
            return texts.find(DOMAIN).map(text -> text.strip().replaceFirst(".* ", "")).stream()
                    .toList();
        }
        if (last(directory).equals(RECORDS)) {
            return records.keys();
        }
        var names = new ArrayList<>(images.list());
        texts.keys().stream().filter(key -> key.endsWith(DESCRIPTION)).forEach(names::add);
        return names;
    }

    @Override
    public String read(String file) throws IOException {
        return text(file).find(last(file)).orElseThrow(() -> new NoSuchFileException(file + " in " + this));
    }

    @Override
    public String read(String file, int most) throws IOException {
        String text = read(file);
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new IOException(file + " has more than " + most + " bytes");
        }
        return text;
    }

    @Override
    public void write(String file, String text) throws IOException {
        String name = last(file);
        if (name.equals(DOMAIN)) {
            texts.setFirst(name, text);
        } else {
            text(file).set(name, text);
        }
    }

    @Override
    public void makeDirectory(String directory) {
        // there are none
    }

    @Override
    public void move(String from, String to) throws IOException {
        images.rename(last(from), last(to));
    }

    @Override
    public void delete(String path) throws IOException {
        String name = last(path);
        var home = home(path);
        if (home.isPresent()) {
            home.get().remove(name);
        } else if (name.equals(RECORDS)) {
            records.removeAll();
        } else if (!path.contains("/")) {
            texts.removeAll();
        } else if (!name.equals("images")) {
            images.remove(name);
        }
    }

    /** The cluster's, as one copy of all would see it, or the pool's quota if that is less. */
    @Override
    public StorageSpace space() throws IOException {
        var whole = JSON.readTree(session.ask("{\"prefix\":\"df\",\"detail\":\"detail\",\"format\":\"json\"}"));
        var copies = JSON.readTree(session.ask("{\"prefix\":\"osd pool get\",\"pool\":\""
                + session.target().pool() + "\",\"var\":\"size\",\"format\":\"json\"}"));
        long total = whole.path("stats").path("total_bytes").asLong()
                / Math.max(1, copies.path("size").asLong());
        var pool = pool(whole);
        long quota = pool.path("quota_bytes").asLong();
        long free = pool.path("max_avail").asLong();
        if (quota > 0 && quota < total) {
            total = quota;
            free = Math.min(free, Math.max(0, quota - pool.path("stored").asLong()));
        }
        return new StorageSpace(new ByteSize(total), new ByteSize(Math.min(free, total)));
    }

    private JsonNode pool(JsonNode whole) throws IOException {
        for (JsonNode pool : whole.path("pools")) {
            if (pool.path("name").asText().equals(session.target().pool())) {
                return pool.path("stats");
            }
        }
        throw new NoSuchFileException(session.target().toString());
    }

    @Override
    public String image(String file) {
        return "rbd:" + session.target().pool() + "/" + CephImages.name(last(file)) + ":id="
                + session.target().user();
    }

    /** In full: there are no relative names. */
    @Override
    public String neighbour(String directory, String name) {
        return image(name);
    }

    @Override
    public boolean setsSpaceAside() {
        return false;
    }

    @Override
    public Map<String, String> environment() {
        return configuration.environment();
    }

    @Override
    public Optional<ByteSize> allocated(String file) throws IOException {
        return Optional.of(images.allocated(last(file)));
    }

    @Override
    public String toString() {
        return session.target().toString();
    }
}
