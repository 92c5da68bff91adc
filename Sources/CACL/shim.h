#include <sys/acl.h>
#include <acl/libacl.h>

// <unistd.h> hides it from the Glibc module: writes a whole file system out, for those who may make
// files in a folder and not open it.
int syncfs(int descriptor);
