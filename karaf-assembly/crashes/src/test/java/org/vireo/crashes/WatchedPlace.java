package org.vireo.crashes;

import java.io.IOException;
import java.util.List;
import org.vireo.host.volumes.Place;
import org.vireo.protocol.storage.StorageSpace;

/** A place that tells of each change of its files before it happens. */
record WatchedPlace(Place place, Runnable changing) implements Place {
    @Override
    public void write(String file, String text) throws IOException {
        changing.run();
        place.write(file, text);
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        changing.run();
        place.makeDirectory(directory);
    }

    @Override
    public void move(String from, String to) throws IOException {
        changing.run();
        place.move(from, to);
    }

    @Override
    public void delete(String path) throws IOException {
        changing.run();
        place.delete(path);
    }

    @Override
    public boolean isDirectory(String path) throws IOException {
        return place.isDirectory(path);
    }

    @Override
    public boolean isFile(String path) throws IOException {
        return place.isFile(path);
    }

    @Override
    public boolean isWritable(String directory) throws IOException {
        return place.isWritable(directory);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return place.list(directory);
    }

    @Override
    public String read(String file) throws IOException {
        return place.read(file);
    }

    @Override
    public String read(String file, int most) throws IOException {
        return place.read(file, most);
    }

    @Override
    public StorageSpace space() throws IOException {
        return place.space();
    }

    @Override
    public String image(String file) {
        return place.image(file);
    }

    @Override
    public String neighbour(String directory, String name) {
        return place.neighbour(directory, name);
    }

    @Override
    public boolean setsSpaceAside() {
        return place.setsSpaceAside();
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
