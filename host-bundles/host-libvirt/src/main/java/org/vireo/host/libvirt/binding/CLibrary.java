package org.vireo.host.libvirt.binding;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of C that Java has nothing for: opening a terminal without becoming its session, and waiting for it. Thread-safe. */
interface CLibrary extends Library {
    int open(String path, int flags) throws LastErrorException;

    int close(int descriptor) throws LastErrorException;

    NativeLong read(int descriptor, byte[] into, NativeLong most) throws LastErrorException;

    NativeLong write(int descriptor, byte[] from, NativeLong count) throws LastErrorException;

    int poll(Pointer descriptors, NativeLong count, int millis) throws LastErrorException;
}
