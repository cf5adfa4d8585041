package org.vireo.host.volumes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.VireoException;

/**
 * Runs {@code qemu-img}, without a shell, within limits of memory and processor time, and until a deadline. Images are named as their
 * {@link Place} says. Thread-safe.
 */
public final class QemuImg {
    private static final String MEMORY_LIMIT = "--as=" + (4L << 30);
    /** Reading a header takes milliseconds; what takes longer was made to. */
    private static final String INFO_SECONDS = "--cpu=20";

    private final ImageProgram program;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param program its path
     * @param prlimit path of the program that limits another
     * @param clock that deadlines are by
     */
    public QemuImg(String program, String prlimit, Clock clock) {
        this(List.of(program), prlimit, clock);
    }

    /**
     * One that is run by another program.
     *
     * @param program its path, after that of what runs it and its options
     * @param prlimit path of the program that limits another
     * @param clock that deadlines are by
     */
    public QemuImg(List<String> program, String prlimit, Clock clock) {
        this(new ImageProgram(List.copyOf(program), prlimit, clock, Map.of(), Map.of()));
    }

    private QemuImg(ImageProgram program) {
        this.program = program;
    }

    /** The same with what it takes to open images: variables of the environment and files with keys. */
    QemuImg in(Map<String, String> environment, Map<String, String> keys) {
        return environment.isEmpty() && keys.isEmpty() ? this : new QemuImg(program.in(environment, keys));
    }

    /** The same for images of a place. */
    QemuImg in(Place place) {
        return in(place.environment(), place.keys());
    }

    /**
     * What a file says of itself.
     *
     * @param format as QEMU names it
     * @param size virtual size
     * @param allocated space taken
     * @param backing file it reads through to
     * @param foreign whether it needs a file or key beside it, other than a backing file
     */
    record Info(String format, ByteSize size, ByteSize allocated, Optional<String> backing, boolean foreign) {}

    static String name(DiskFormat format) {
        return format == DiskFormat.COW ? "qcow2" : "raw";
    }

    /** Reads a volume of ours, also while a virtual machine uses it. */
    Info info(String image, DiskFormat format, Instant deadline) {
        return inspect(image, deadline, "-U", "-f", name(format));
    }

    /** What a guest would see of an image whose format is known. */
    ByteSize sizeOf(String image, String format, Instant deadline) {
        return inspect(image, deadline, "-U", "-f", format).size();
    }

    /** Reads an image of unknown origin; its format is guessed. */
    Info infoOfStranger(Path image, Instant deadline) {
        return inspect(image.toString(), deadline);
    }

    private Info inspect(String image, Instant deadline, String... options) {
        var command = new ArrayList<>(List.of("info", "--output=json"));
        command.addAll(Arrays.asList(options));
        command.add("--");
        command.add(image);
        String text = program.run("inspect " + image, List.of(MEMORY_LIMIT, INFO_SECONDS), command, deadline);
        try {
            JsonNode info = json.readTree(text);
            JsonNode data = info.path("format-specific").path("data");
            boolean foreign =
                    data.hasNonNull("data-file") || info.path("encrypted").asBoolean() || data.has("encrypt");
            return new Info(
                    info.path("format").asText(),
                    new ByteSize(info.path("virtual-size").asLong()),
                    new ByteSize(info.path("actual-size").asLong()),
                    Optional.ofNullable(info.path("backing-filename").asText(null)),
                    foreign);
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    VolumeError.STORAGE_FAILED, "cannot inspect " + image + ": the answer is not JSON", e);
        }
    }

    /** Makes an image; {@code setAside} takes its space at once. */
    void create(
            String image,
            DiskFormat format,
            ByteSize size,
            boolean setAside,
            Optional<Backing> backing,
            Instant deadline) {
        var command = new ArrayList<>(List.of("create", "-q", "-f", name(format)));
        // the caller knows the one below, which not every place lets the program open by its bare name
        backing.ifPresent(file -> command.addAll(List.of("-u", "-b", file.file(), "-F", name(file.format()))));
        if (setAside) {
            command.addAll(List.of("-o", "preallocation=falloc"));
        }
        command.addAll(List.of("--", image, Long.toString(size.bytes())));
        program.run("create " + image, List.of(MEMORY_LIMIT), command, deadline);
    }

    /** What the program reads as so many zeros. */
    private static String zeros(ByteSize size) {
        return "json:{\"driver\":\"raw\",\"file\":{\"driver\":\"null-co\",\"read-zeroes\":true,\"size\":" + size.bytes()
                + "}}";
    }

    /** Makes an image full of zeros that are written, where space cannot be set aside. */
    void createWritten(String image, DiskFormat format, ByteSize size, Instant deadline) {
        var command = new ArrayList<>(List.of("convert", "-q", "-S", "0", "-O", name(format)));
        if (format == DiskFormat.COW) {
            command.addAll(List.of("-o", "preallocation=metadata"));
        }
        command.addAll(List.of("--", zeros(size), image));
        program.run("create " + image, List.of(MEMORY_LIMIT), command, deadline);
    }

    /** Has room of an image that is there read as zeros. */
    void clear(String image, ByteSize size, Instant deadline) {
        program.run(
                "clear " + image,
                List.of(MEMORY_LIMIT),
                List.of("convert", "-q", "-n", "-O", "raw", "--", zeros(size), image),
                deadline);
    }

    /** Copies what an image reads as over one that is there; {@code blank} if that reads as zeros. */
    void convertOver(String from, String fromFormat, String to, DiskFormat format, boolean blank, Instant deadline) {
        var command = new ArrayList<>(List.of("convert", "-q", "-n"));
        if (blank) {
            command.add("--target-is-zero");
        }
        command.addAll(List.of("-f", fromFormat, "-O", name(format), "--", from, to));
        program.run("copy " + from, List.of(MEMORY_LIMIT), command, deadline);
    }

    /** Copies what an image has over one that is there and reads through to another: only what that has not is copied. */
    void carryOver(String from, DiskFormat fromFormat, String to, Backing backing, Instant deadline) {
        program.run(
                "carry " + from,
                List.of(MEMORY_LIMIT),
                List.of(
                        "convert",
                        "-q",
                        "-n",
                        "-f",
                        name(fromFormat),
                        "-O",
                        "qcow2",
                        "-B",
                        backing.file(),
                        "-F",
                        name(backing.format()),
                        "--",
                        from,
                        to),
                deadline);
    }

    /**
     * What an image reads through to.
     *
     * @param file as the image names it
     * @param format layout
     */
    record Backing(String file, DiskFormat format) {}

    void grow(String image, DiskFormat format, ByteSize size, Instant deadline) {
        program.run(
                "resize " + image,
                List.of(MEMORY_LIMIT),
                List.of("resize", "-q", "-f", name(format), "--", image, Long.toString(size.bytes())),
                deadline);
    }

    /** Changes what an image reads through to and keeps what a guest would read; the header changes last, so it can be repeated. */
    void rebase(String image, DiskFormat format, Optional<Backing> backing, Instant deadline) {
        rebase(image, format, backing, List.of(), deadline);
    }

    /** Changes only by what name an image knows the one it reads through to. */
    void rename(String image, DiskFormat format, Backing backing, Instant deadline) {
        rebase(image, format, Optional.of(backing), List.of("-u"), deadline);
    }

    private void rebase(
            String image, DiskFormat format, Optional<Backing> backing, List<String> options, Instant deadline) {
        var command = new ArrayList<>(List.of("rebase", "-q", "-f", name(format)));
        command.addAll(options);
        backing.ifPresentOrElse(
                file -> command.addAll(List.of("-b", file.file(), "-F", name(file.format()))),
                () -> command.addAll(List.of("-b", "")));
        command.addAll(List.of("--", image));
        program.run("rebase " + image, List.of(MEMORY_LIMIT), command, deadline);
    }

    /** Copies an image that was inspected before. */
    void convert(String from, String fromFormat, String to, DiskFormat format, Instant deadline) {
        program.run(
                "copy " + from,
                List.of(MEMORY_LIMIT),
                List.of("convert", "-q", "-f", fromFormat, "-O", name(format), "--", from, to),
                deadline);
    }

    /**
     * How an image is to be that is made of another.
     *
     * @param format layout
     * @param preallocated whether it takes all its space
     * @param setAside whether space can be taken without writing to it
     * @param backing what it reads through to: then only what the other has of its own is copied
     */
    record Wish(DiskFormat format, boolean preallocated, boolean setAside, Optional<Backing> backing) {}

    /** Makes an image of one that may lie elsewhere. */
    void carry(String from, DiskFormat fromFormat, String to, Wish wish, Instant deadline) {
        var command = new ArrayList<>(List.of("convert", "-q", "-f", name(fromFormat), "-O", name(wish.format())));
        wish.backing().ifPresent(file -> command.addAll(List.of("-B", file.file(), "-F", name(file.format()))));
        if (wish.preallocated()) {
            command.addAll(wish.setAside() ? List.of("-o", "preallocation=falloc") : List.of("-S", "0"));
        }
        command.addAll(List.of("--", from, to));
        program.run("carry " + from, List.of(MEMORY_LIMIT), command, deadline);
    }

    /** Writes zeros over all that a file holds, whatever its format; holes in it stay holes. */
    void wipe(String image, Instant deadline) {
        var arguments = List.of("map", "-f", "raw", "--output=json", "--", image);
        String map = program.run("look at " + image, List.of(MEMORY_LIMIT), arguments, deadline);
        Attempt.run("wipe " + image, () -> {
            Path script = Files.createTempFile("vireo-wipe", ".txt");
            try {
                Files.writeString(script, WipeScript.overwriting(json.readTree(map)));
                program.beside("qemu-io")
                        .run(
                                "wipe " + image,
                                List.of(MEMORY_LIMIT),
                                List.of("--format=raw", "--", image),
                                deadline,
                                script.toFile());
            } finally {
                Files.deleteIfExists(script);
            }
        });
    }
}
