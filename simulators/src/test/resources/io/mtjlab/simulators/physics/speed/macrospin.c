/* The loops that SpeedMain measures beside the Java ones: the same equations, the same generators, plain C.
 * Built with gcc -O3 -march=native -fno-math-errno. Prints one line a loop: name, nanoseconds of processor time a step (best of some rounds), checksum. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* --- the layer: an in-plane ellipse under Slonczewski's torque; tesla, seconds */
static const double GAMMA = 1.76085963e11, ALPHA = 0.01, PREFACTOR = -1.76085963e11 / 1.0001;
static const double DX = 0.05, DY = 0.1, DZ = 0.85, BK = 0.01;
static double KX, KY, KZ, AJ, SIGMA;                     /* own field over m, a_J at full efficiency, thermal field */
static const double BX = 0.01, BY = 0.002, BZ = 0.001; /* applied */
static const double PX = -0.8, PY = 0, PZ = 0.6;      /* polarisation */
static const double E0 = 0.432, E1 = 1.36, E2 = -0.64, RATIO = 0.1;
static const double STEP = 1e-12;

typedef struct { double x, y, z; } vec;

static inline vec rate(vec m, vec b) {
    double fx = KX * m.x + b.x, fy = KY * m.y + b.y, fz = KZ * m.z + b.z;
    double qx = m.y * fz - m.z * fy, qy = m.z * fx - m.x * fz, qz = m.x * fy - m.y * fx;
    double tx = m.y * PZ - m.z * PY, ty = m.z * PX - m.x * PZ, tz = m.x * PY - m.y * PX;
    double a = AJ * E0 / (E1 + E2 * (m.x * PX + m.y * PY + m.z * PZ));
    double f = a * RATIO;
    vec r;
    r.x = PREFACTOR * (qx + ALPHA * (m.y * qz - m.z * qy) + a * (m.y * tz - m.z * ty) + f * tx);
    r.y = PREFACTOR * (qy + ALPHA * (m.z * qx - m.x * qz) + a * (m.z * tx - m.x * tz) + f * ty);
    r.z = PREFACTOR * (qz + ALPHA * (m.x * qy - m.y * qx) + a * (m.x * ty - m.y * tx) + f * tz);
    return r;
}

static inline vec along(vec m, double s, vec r) {
    vec n = {m.x + s * r.x, m.y + s * r.y, m.z + s * r.z};
    return n;
}

static inline vec unit(vec m) {
    double s = 1 / sqrt(m.x * m.x + m.y * m.y + m.z * m.z);
    vec n = {s * m.x, s * m.y, s * m.z};
    return n;
}

/* --- normals: ziggurat of 256 layers over xoshiro256++ */
static double width[256], height[256];
static int64_t inside[256];
static uint64_t s0 = 1, s1 = 2, s2 = 3, s3 = 4;
#define TAIL 3.6541528853610088
#define AREA 0.00492867323399

static void layers(void) {
    double right = TAIL, h = exp(-TAIL * TAIL / 2), lowest = AREA / h;
    width[0] = lowest * 0x1p-53; inside[0] = (int64_t)(TAIL / lowest * 0x1p53); height[0] = 1;
    width[255] = TAIL * 0x1p-53; height[255] = h;
    for (int i = 254; i > 0; i--) {
        double next = sqrt(-2 * log(AREA / right + h));
        inside[i + 1] = (int64_t)(next / right * 0x1p53);
        right = next; h = exp(-right * right / 2);
        width[i] = right * 0x1p-53; height[i] = h;
    }
    inside[1] = 0;
}

static inline uint64_t rotl(uint64_t x, int k) { return x << k | x >> (64 - k); }
static inline uint64_t word(void) {
    uint64_t result = rotl(s0 + s3, 23) + s0, t = s1 << 17;
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t; s3 = rotl(s3, 45);
    return result;
}
static double uniform(void) { return (word() >> 11) * 0x1p-53; }

static __attribute__((noinline)) double edge(int layer, double value) {
    for (;;) {
        if (layer == 0) {
            for (;;) {
                double beyond = -log1p(-uniform()) / TAIL, other = -log1p(-uniform());
                if (2 * other > beyond * beyond) return TAIL + beyond;
            }
        }
        if (height[layer] + uniform() * (height[layer - 1] - height[layer]) < exp(-value * value / 2)) return value;
        uint64_t bits = word();
        layer = bits & 255;
        value = (int64_t)(bits >> 11) * width[layer];
        if ((int64_t)(bits >> 11) < inside[layer]) return value;
    }
}

static inline double gaussian(void) {
    uint64_t bits = word();
    int layer = bits & 255;
    int64_t position = bits >> 11;
    double value = position * width[layer];
    if (position >= inside[layer]) value = edge(layer, value);
    return bits & 256 ? -value : value;
}

static const vec START = {0.96, 0.28, 0};
static const vec FIELD = {BX, BY, BZ};

static double heun_thermal(long n) {
    vec m = START;
    for (long i = 0; i < n; i++) {
        vec b;
        b.x = BX + SIGMA * gaussian(); b.y = BY + SIGMA * gaussian(); b.z = BZ + SIGMA * gaussian();
        vec k = rate(m, b), l = rate(along(m, STEP, k), b);
        vec sum = {k.x + l.x, k.y + l.y, k.z + l.z};
        m = unit(along(m, STEP / 2, sum));
    }
    return m.x + 2 * m.y + 4 * m.z;
}

static double runge_kutta(long n) {
    vec m = START;
    for (long i = 0; i < n; i++) {
        vec a = rate(m, FIELD), b = rate(along(m, STEP / 2, a), FIELD), c = rate(along(m, STEP / 2, b), FIELD),
            d = rate(along(m, STEP, c), FIELD);
        vec sum = {a.x + 2 * b.x + 2 * c.x + d.x, a.y + 2 * b.y + 2 * c.y + d.y, a.z + 2 * b.z + 2 * c.z + d.z};
        m = unit(along(m, STEP / 6, sum));
    }
    return m.x + 2 * m.y + 4 * m.z;
}

/* --- ensembles: structure of arrays; T the precision */
#define SPINS 1024
static double mx[SPINS], my[SPINS], mz[SPINS], current[SPINS];
static float fx_[SPINS], fy_[SPINS], fz_[SPINS], fj_[SPINS], n1[SPINS], n2[SPINS], n3[SPINS];

#define RATE(T, RX, RY, RZ, X, Y, Z, J, HX, HY, HZ)                                                          \
    T gx = kx * X + HX, gy = ky * Y + HY, gz = kz * Z + HZ;                                                  \
    T qx = Y * gz - Z * gy, qy = Z * gx - X * gz, qz = X * gy - Y * gx;                                      \
    T tx = Y * pz - Z * py, ty = Z * px - X * pz, tz = X * py - Y * px;                                      \
    T a = J * e0 / (e1 + e2 * (X * px + Y * py + Z * pz)), f = a * ratio;                                    \
    T RX = pre * (qx + al * (Y * qz - Z * qy) + a * (Y * tz - Z * ty) + f * tx);                             \
    T RY = pre * (qy + al * (Z * qx - X * qz) + a * (Z * tx - X * tz) + f * ty);                             \
    T RZ = pre * (qz + al * (X * qy - Y * qx) + a * (X * ty - Y * tx) + f * tz);

#define CONSTANTS(T)                                                                                          \
    const T kx = KX, ky = KY, kz = KZ, pre = PREFACTOR * STEP, al = ALPHA;    \
    const T px = PX, py = PY, pz = PZ, e0 = E0, e1 = E1, e2 = E2, ratio = RATIO;                              \
    const T bx = BX, by = BY, bz = BZ;

static __attribute__((noinline)) void ensemble_step(void) {
    CONSTANTS(double)
    for (int i = 0; i < SPINS; i++) {
        double x = mx[i], y = my[i], z = mz[i], j = current[i], x1, y1, z1, ax, ay, az;
        { RATE(double, rx, ry, rz, x, y, z, j, bx, by, bz) ax = rx; ay = ry; az = rz; }
        x1 = x + ax; y1 = y + ay; z1 = z + az;
        { RATE(double, rx, ry, rz, x1, y1, z1, j, bx, by, bz)
          x1 = x + 0.5 * (ax + rx); y1 = y + 0.5 * (ay + ry); z1 = z + 0.5 * (az + rz); }
        double s = 1 / sqrt(x1 * x1 + y1 * y1 + z1 * z1);
        mx[i] = s * x1; my[i] = s * y1; mz[i] = s * z1;
    }
}

static double ensemble(long n) {
    for (int i = 0; i < SPINS; i++) {
        mx[i] = START.x; my[i] = START.y; mz[i] = START.z; current[i] = AJ * (0.5 + (double)i / SPINS);
    }
    for (long k = 0; k < n / SPINS; k++) ensemble_step();
    return mx[7] + 2 * my[7] + 4 * mz[7];
}

/* --- thermal ensemble in float: Threefry4x32-12 by (spin, step), Box and Muller by polynomials */
static const uint32_t KEY[5] = {1, 2, 3, 4, 0x1BD11BDA ^ 1 ^ 2 ^ 3 ^ 4};

static inline uint32_t rot(uint32_t x, int k) { return x << k | x >> (32 - k); }
static inline float bits_to_float(uint32_t b) { float f; memcpy(&f, &b, 4); return f; }
static inline uint32_t float_to_bits(float f) { uint32_t b; memcpy(&b, &f, 4); return b; }

#define EVEN(a, b) x0 += x1; x1 = rot(x1, a) ^ x0; x2 += x3; x3 = rot(x3, b) ^ x2;
#define ODD(a, b) x0 += x3; x3 = rot(x3, a) ^ x0; x2 += x1; x1 = rot(x1, b) ^ x2;
#define INJECT(s) x0 += KEY[(s) % 5]; x1 += KEY[((s) + 1) % 5]; x2 += KEY[((s) + 2) % 5]; x3 += KEY[((s) + 3) % 5] + (s);

static inline float radius(uint32_t word) {
    uint32_t b = float_to_bits(bits_to_float(word >> 9 | 0x3f800000) - 0.99999994f);
    uint32_t e = (uint32_t)((int32_t)(b - 0x3f3504f3) >> 23);
    float t = bits_to_float(b - (e << 23)) - 1.0f;
    float q = -0.10227076f;
    q = q * t + 0.162912532f; q = q * t - 0.172429039f; q = q * t + 0.198927062f; q = q * t - 0.249698133f;
    q = q * t + 0.333351444f; q = q * t - 0.500003637f;
    float ln = (float)(int32_t)e * 0.693147181f + (t + t * t * q);
    return sqrtf(-2.0f * ln);
}
static inline float sine(float t) {
    float y = t * t;
    return t * (((-0.559489895f * y + 2.54402081f) * y - 5.1674077f) * y + 3.14159028f);
}
static inline float cosine(float t) {
    float y = t * t;
    return ((-1.22212701f * y + 4.04128381f) * y - 4.93393801f) * y + 0.999993295f;
}
static inline float turn(uint32_t word) { return bits_to_float(word >> 9 | 0x3f800000) - 1.5f; }
static inline float sign(float v, uint32_t word) { return bits_to_float(float_to_bits(v) ^ word << 31); }

static __attribute__((noinline)) void normals(uint32_t step) {
    for (uint32_t i = 0; i < SPINS; i++) {
        uint32_t x0 = i + KEY[0], x1 = step + KEY[1], x2 = KEY[2], x3 = KEY[3];
        EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5) INJECT(1)
        EVEN(6, 20) ODD(17, 11) EVEN(25, 10) ODD(18, 20) INJECT(2)
        EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5) INJECT(3)
        float r = radius(x0), t = turn(x1);
        n1[i] = sign(r * cosine(t), x1);
        n2[i] = r * sine(t);
        n3[i] = sign(radius(x2) * cosine(turn(x3)), x3);
    }
}

static __attribute__((noinline)) void thermal_step(void) {
    CONSTANTS(float)
    const float sigma = SIGMA;
    for (int i = 0; i < SPINS; i++) {
        float x = fx_[i], y = fy_[i], z = fz_[i], j = fj_[i], x1, y1, z1, ax, ay, az;
        float hx = bx + sigma * n1[i], hy = by + sigma * n2[i], hz = bz + sigma * n3[i];
        { RATE(float, rx, ry, rz, x, y, z, j, hx, hy, hz) ax = rx; ay = ry; az = rz; }
        x1 = x + ax; y1 = y + ay; z1 = z + az;
        { RATE(float, rx, ry, rz, x1, y1, z1, j, hx, hy, hz)
          x1 = x + 0.5f * (ax + rx); y1 = y + 0.5f * (ay + ry); z1 = z + 0.5f * (az + rz); }
        float s = 1 / sqrtf(x1 * x1 + y1 * y1 + z1 * z1);
        fx_[i] = s * x1; fy_[i] = s * y1; fz_[i] = s * z1;
    }
}

static double thermal_ensemble(long n) {
    for (int i = 0; i < SPINS; i++) {
        fx_[i] = START.x; fy_[i] = START.y; fz_[i] = START.z; fj_[i] = AJ * (0.5 + (double)i / SPINS);
    }
    for (long k = 0; k < n / SPINS; k++) { normals(k); thermal_step(); }
    return fx_[7] + 2 * fy_[7] + 4 * fz_[7];
}

/* --- telegraph: exact dwell times by the inverse of the exponential */
static double telegraph(long n) {
    double t = 0, low = 0;
    for (long i = 0; i < n; i++) {
        double stay = -log1p(-uniform()) * (i & 1 ? 2e-3 : 1e-3);
        t += stay; low += i & 1 ? 0 : stay;
    }
    return low / t;
}

int main(int argc, char **argv) {
    struct { const char *name; double (*loop)(long); long n; } loops[] = {
        {"heun", heun_thermal, 1000000}, {"rk4", runge_kutta, 500000}, {"ensemble", ensemble, 10000000},
        {"thermal", thermal_ensemble, 5000000}, {"telegraph", telegraph, 5000000}};
    int rounds = argc > 1 ? atoi(argv[1]) : 5;
    const double mu0ms = 4e-7 * 3.141592653589793 * 8e5;
    KX = -mu0ms * DX + BK; KY = -mu0ms * DY; KZ = -mu0ms * DZ; /* easy axis x */
    AJ = 1.054571817e-34 * 2e10 / (2 * 1.602176634e-19 * 8e5 * 1.6e-9);
    SIGMA = 0.01;
    layers();
    for (int k = 0; k < 5; k++) {
        double best = 1e9, sum = 0;
        for (int r = 0; r < rounds; r++) {
            double begin = now();
            sum = loops[k].loop(loops[k].n);
            double took = (now() - begin) / loops[k].n * 1e9;
            best = took < best ? took : best;
        }
        printf("%s %.4f %.17g\n", loops[k].name, best, sum);
    }
    return 0;
}
