package org.vireo.host.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.hook.HookFailedReport;

/** A runner with scripts of a test's own. */
final class Bench implements HostDirectories, Reports {
    static final VmId VM = VmId.random();
    static final String DOMAIN = "<domain type=\"qemu\"><name>one</name><uuid>" + VM + "</uuid><devices/></domain>";

    final List<HostReport> told = new CopyOnWriteArrayList<>();
    final HookRunner runner;
    final HookSettings settings;
    private final Path root;

    Bench(Path root, Map<String, Object> given) {
        this.root = root;
        open(root);
        var values = new HashMap<String, Object>(Map.of(
                "directories",
                root.resolve("hooks").toString(),
                "work__directory",
                root.resolve("work").toString(),
                "timeout__seconds",
                20,
                "users",
                "nobody"));
        values.putAll(given);
        settings = settings(values);
        runner = new HookRunner(this, this, settings);
    }

    private static HookSettings settings(Map<String, Object> values) {
        return (HookSettings) Proxy.newProxyInstance(
                HookSettings.class.getClassLoader(),
                new Class<?>[] {HookSettings.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    Path script(HookPoint point, String name, String text) {
        try {
            Path file = directory(point).resolve(name);
            Files.writeString(file, text);
            return mode(file, "rwxr-xr-x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path shell(HookPoint point, String name, String... lines) {
        return script(point, name, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    Path python(HookPoint point, String name, String... lines) {
        return script(point, name, "#!/usr/bin/python3\n" + String.join("\n", lines) + "\n");
    }

    Path directory(HookPoint point) {
        return open(root.resolve("hooks").resolve(point.directory()));
    }

    private static Path open(Path directory) {
        try {
            return mode(Files.createDirectories(directory), "rwxr-xr-x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path mode(Path file, String mode) {
        try {
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String start() {
        return runner.run(HookPoint.BEFORE_VM_START, VM, Map.of(), DOMAIN);
    }

    HookFailedReport onlyFailure() {
        assertThat(told).hasSize(1);
        return (HookFailedReport) told.get(0);
    }

    List<Path> leftovers() {
        try (var runs = Files.list(root.resolve("work/runs"))) {
            return runs.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path state(String area) {
        return open(root.resolve("state"));
    }

    @Override
    public Path imports() {
        return root;
    }

    @Override
    public void send(HostReport report) {
        told.add(report);
    }

    @Override
    public void sendIfConnected(HostReport report) {
        told.add(report);
    }
}
