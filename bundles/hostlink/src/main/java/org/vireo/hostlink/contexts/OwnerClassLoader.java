package org.vireo.hostlink.contexts;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Sees the owning bundle first, then Camel's; of resources both. It can be cut off from the owner, because threads, statics and the
 * framework's lock table go on holding it long after the context is closed, and would hold the owner's classes with it. Thread-safe.
 */
final class OwnerClassLoader extends ClassLoader {
    private volatile ClassLoader owner;

    OwnerClassLoader(ClassLoader owner, ClassLoader camel) {
        super(camel);
        this.owner = owner;
    }

    void cut() {
        owner = null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassLoader first = owner;
        if (first == null) {
            return getParent().loadClass(name);
        }
        try {
            return first.loadClass(name);
        } catch (ClassNotFoundException notTheOwners) {
            return getParent().loadClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        ClassLoader first = owner;
        URL found = first == null ? null : first.getResource(name);
        return found != null ? found : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Set<URL> all = new LinkedHashSet<>();
        ClassLoader first = owner;
        if (first != null) {
            all.addAll(Collections.list(first.getResources(name)));
        }
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
