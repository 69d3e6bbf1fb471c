// Makes fsync and fdatasync fail with EIO, as a dying disk does, while a trigger file exists: for files whose path holds
// the text in that file. Loaded before the C library by a test; part of nothing that is shipped.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int file) {
  const char *trigger = getenv("FAILING_SYNC");
  if (trigger == NULL) return 0;
  int opened = open(trigger, O_RDONLY);
  if (opened < 0) return 0;
  char part[256] = {0}, link[64], path[4096] = {0};
  ssize_t length = read(opened, part, sizeof part - 1);
  close(opened);
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  if (length <= 0 || readlink(link, path, sizeof path - 1) < 0) return 0;
  return strstr(path, part) != NULL;
}

static int sync_with(const char *name, int file) {
  if (fails(file)) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(file);
}

int fsync(int file) { return sync_with("fsync", file); }
int fdatasync(int file) { return sync_with("fdatasync", file); }
