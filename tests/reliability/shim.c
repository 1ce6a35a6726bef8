/*
 * Stands between the program and the C library for the files of one folder, and writes down or spoils what passes.
 *
 * COCKPIT_SHIM_FOLDER  only files whose path starts with it are looked at
 * COCKPIT_SHIM_LOG     where every change is written down, in order (the form is read by recording.py)
 *
 * shim_mark()  puts a mark of the program's own between the changes: "this was acknowledged".
 * shim_arm()   lets the call with a number fail, once or from then on.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPENED = 1, CLOSED, WRITTEN, CUT, SYNCED, UNLINKED, RENAMED, FOLDER_MADE, MARKED, LINKED };
enum { READS = 1, WRITES = 2, SYNCS = 4, NAMES = 8, LOCKS = 16, SIZES = 32 };
enum { HALF = -1 };

#define FILES 1024
static char watched[FILES];
static char folder[4096];
static size_t folder_length;
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int armed, wanted, counted, fault, classes, sticky, fired;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_read)(int, void *, size_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_fcntl)(int, int, ...);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_pread = dlsym(RTLD_NEXT, "pread64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_read = dlsym(RTLD_NEXT, "read");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_link = dlsym(RTLD_NEXT, "link");
    real_mkdir = dlsym(RTLD_NEXT, "mkdir");
    real_fcntl = dlsym(RTLD_NEXT, "fcntl64");
    if (!real_fcntl) real_fcntl = dlsym(RTLD_NEXT, "fcntl");
    const char *named = getenv("COCKPIT_SHIM_FOLDER"), *log = getenv("COCKPIT_SHIM_LOG");
    if (named && strlen(named) < sizeof folder) {
        strcpy(folder, named);
        folder_length = strlen(folder);
    }
    if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) { return folder_length && path && strncmp(path, folder, folder_length) == 0; }
static int ours_file(int fd) { return fd >= 0 && fd < FILES && watched[fd]; }

static void put(const void *data, size_t length) {
    const char *from = data;
    while (length > 0) {
        long done = syscall(SYS_write, log_file, from, length);
        if (done <= 0) {
            const char said[] = "shim: the recording could not be written\n";
            syscall(SYS_write, 2, said, sizeof said - 1);
            _exit(97);
        }
        from += done;
        length -= done;
    }
}

/* One record: what, file number, a number (offset, size, flags), two texts or bytes with their lengths. */
static void note(int what, int fd, int64_t number, const void *first, uint32_t first_length, const void *second,
                 uint32_t second_length) {
    if (log_file < 0) return;
    struct __attribute__((packed)) { int32_t what, fd; int64_t number; uint32_t first, second; } head = {
        what, fd, number, first_length, second_length};
    pthread_mutex_lock(&lock);
    put(&head, sizeof head);
    put(first, first_length);
    put(second, second_length);
    pthread_mutex_unlock(&lock);
}

void shim_mark(const void *data, uint32_t length) { note(MARKED, -1, 0, data, length, "", 0); }
void shim_arm(int nth, int how, int which, int onwards) {
    wanted = nth, fault = how, classes = which, sticky = onwards, counted = 0, fired = 0, armed = 1;
}
int shim_disarm(void) { armed = 0; return counted; }
int shim_fired(void) { return fired; }

/* The fault of this call: 0 for none, an error number, or HALF. */
static int strikes(int kind) {
    if (!armed || !(classes & kind)) return 0;
    pthread_mutex_lock(&lock);
    counted++;
    int struck = counted == wanted || (sticky && wanted > 0 && counted > wanted);
    fired += struck;
    pthread_mutex_unlock(&lock);
    return struck ? fault : 0;
}

#define FAIL(kind)                                       \
    do {                                                 \
        int struck_ = strikes(kind);                     \
        if (struck_ > 0) { errno = struck_; return -1; } \
    } while (0)

static int opening(const char *path, int flags, mode_t mode) {
    int watch = ours(path);
    if (watch) FAIL(NAMES);
    struct stat found;
    int there = watch && stat(path, &found) == 0;
    int fd = real_open(path, flags, mode);
    if (fd >= 0 && fd < FILES) {
        watched[fd] = watch;
        if (watch) note(OPENED, fd, (flags & O_TRUNC ? 1 : 0) | (there ? 0 : 2), path, strlen(path), "", 0);
    }
    return fd;
}
int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opening(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opening(path, flags, mode);
}
int close(int fd) {
    if (ours_file(fd)) {
        note(CLOSED, fd, 0, "", 0, "", 0);
        watched[fd] = 0;
    }
    return real_close(fd);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    if (!ours_file(fd)) return real_pwrite(fd, data, length, offset);
    int struck = strikes(WRITES);
    if (struck > 0) { errno = struck; return -1; }
    if (struck == HALF && length > 1) length /= 2;
    ssize_t done = real_pwrite(fd, data, length, offset);
    if (done > 0) note(WRITTEN, fd, offset, data, done, "", 0);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }
ssize_t write(int fd, const void *data, size_t length) {
    if (!ours_file(fd)) return real_write(fd, data, length);
    int struck = strikes(WRITES);
    if (struck > 0) { errno = struck; return -1; }
    if (struck == HALF && length > 1) length /= 2;
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, data, length);
    if (done > 0) note(WRITTEN, fd, offset, data, done, "", 0);
    return done;
}
ssize_t pread64(int fd, void *data, size_t length, off64_t offset) {
    int struck = ours_file(fd) ? strikes(READS) : 0;
    if (struck > 0) { errno = struck; return -1; }
    if (struck == HALF && length > 1) length /= 2;
    return real_pread(fd, data, length, offset);
}
ssize_t pread(int fd, void *data, size_t length, off_t offset) { return pread64(fd, data, length, offset); }
ssize_t read(int fd, void *data, size_t length) {
    if (ours_file(fd)) FAIL(READS);
    return real_read(fd, data, length);
}
int ftruncate64(int fd, off64_t size) {
    if (ours_file(fd)) FAIL(SIZES);
    int done = real_ftruncate(fd, size);
    if (done == 0 && ours_file(fd)) note(CUT, fd, size, "", 0, "", 0);
    return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int fsync(int fd) {
    if (ours_file(fd)) FAIL(SYNCS);
    int done = real_fsync(fd);
    if (done == 0 && ours_file(fd)) note(SYNCED, fd, 0, "", 0, "", 0);
    return done;
}
int fdatasync(int fd) {
    if (ours_file(fd)) FAIL(SYNCS);
    int done = real_fdatasync(fd);
    if (done == 0 && ours_file(fd)) note(SYNCED, fd, 0, "", 0, "", 0);
    return done;
}
int unlink(const char *path) {
    if (ours(path)) FAIL(NAMES);
    int done = real_unlink(path);
    if (done == 0 && ours(path)) note(UNLINKED, -1, 0, path, strlen(path), "", 0);
    return done;
}
int rename(const char *from, const char *to) {
    if (ours(from) || ours(to)) FAIL(NAMES);
    int done = real_rename(from, to);
    if (done == 0 && (ours(from) || ours(to))) note(RENAMED, -1, 0, from, strlen(from), to, strlen(to));
    return done;
}
int link(const char *from, const char *to) {
    if (ours(from) || ours(to)) FAIL(NAMES);
    int done = real_link(from, to);
    if (done == 0 && (ours(from) || ours(to))) note(LINKED, -1, 0, from, strlen(from), to, strlen(to));
    return done;
}
int mkdir(const char *path, mode_t mode) {
    if (ours(path)) FAIL(NAMES);
    int done = real_mkdir(path, mode);
    if (done == 0 && ours(path)) note(FOLDER_MADE, -1, 0, path, strlen(path), "", 0);
    return done;
}
int fcntl64(int fd, int what, ...) {
    va_list more;
    va_start(more, what);
    void *given = va_arg(more, void *);
    va_end(more);
    if (ours_file(fd) && (what == F_SETLK || what == F_SETLKW)) FAIL(LOCKS);
    return real_fcntl(fd, what, given);
}
int fcntl(int fd, int what, ...) {
    va_list more;
    va_start(more, what);
    void *given = va_arg(more, void *);
    va_end(more);
    if (ours_file(fd) && (what == F_SETLK || what == F_SETLKW)) FAIL(LOCKS);
    return real_fcntl(fd, what, given);
}
