/// A Python program that prints what its zoneinfo says of the system's zones around every
/// transition from 1970 to 2100; the folder of the zones is its argument.
///
/// A line `Z name` begins a zone; each further line is `seconds offset abbreviation`. The moments
/// are found without the code under test: the transitions of the file's own table, and for the
/// years after it the changes between one week and the next.
let transitionsProgram = """
  import datetime
  import pathlib
  import struct
  import sys
  import zoneinfo

  FIRST = 0
  LAST = 4102444800
  WEEK = 7 * 86400


  def table(data):
      # The transition times of the 64-bit block.
      def counts(at):
          return struct.unpack(">6l", data[at + 20 : at + 44])

      if data[4:5] < b"2":
          return []
      utc, standard, leaps, times, types, characters = counts(0)
      second = 44 + times * 5 + types * 6 + characters + leaps * 8 + standard + utc
      times = counts(second)[3]
      return struct.unpack(f">{times}q", data[second + 44 : second + 44 + times * 8])


  def after(start, show):
      # The changes from `start` on.
      found = []
      early = start
      while early < LAST:
          late = early + WEEK
          if show(early) != show(late):
              low, high = early, late
              while high - low > 1:
                  middle = (low + high) // 2
                  if show(middle) == show(early):
                      low = middle
                  else:
                      high = middle
              found.append(high)
          early = late
      return found


  def main(folder):
      seen = set()
      for path in sorted(pathlib.Path(folder).rglob("*")):
          name = str(path.relative_to(folder))
          # Python does not know that the files under right/ count leap seconds.
          if not path.is_file() or name.startswith(("right/", "posix/")):
              continue
          data = path.read_bytes()
          if data[:4] != b"TZif" or data in seen:
              continue
          seen.add(data)
          with path.open("rb") as file:
              zone = zoneinfo.ZoneInfo.from_file(file)

          def show(seconds):
              time = datetime.datetime.fromtimestamp(seconds, zone)
              return int(time.utcoffset().total_seconds()), time.tzname()

          times = [time for time in table(data) if FIRST < time < LAST]
          times += after(max(times, default=FIRST), show)
          print("Z", name)
          for time in times:
              for moment in (time - 1, time, time + 1):
                  print(moment, *show(moment))


  main(sys.argv[1])
  """
