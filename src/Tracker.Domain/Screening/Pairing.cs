namespace Tracker.Domain.Screening;

/// <summary>The words of two names that agree, each at most once, and those that are left.</summary>
internal sealed class Pairing
{
    /// <summary>How much of a word's weight counts when only nearly the same is written.</summary>
    private const double OfSpelling = 0.85;

    /// <summary>What a name must weigh that is a part of another one: one word of its own and more than a place or sort beside it.</summary>
    private const double PartFrom = 1.55;

    public List<AgreedWord> Agreed { get; } = [];
    public List<NameWord> LeftOurs { get; private set; } = [];
    public List<NameWord> LeftTheirs { get; private set; } = [];

    /// <summary>The weight of what agrees.</summary>
    public double Shared { get; private set; }

    /// <summary>True if a word agrees that is in no list of common words.</summary>
    public bool HasOwn { get; private set; }

    /// <summary>True if only words are left that say what sort of body it is or of which country, and others agree.</summary>
    public bool LeftAreSorts => Shared > NameWord.OfField && LeftOurs.Concat(LeftTheirs).All(w => w.Weight <= NameWord.OfCountry);

    /// <summary>True if one name is whole in the other, and says enough to be looked at.</summary>
    public bool IsPart { get; private set; }

    public static Pairing Of(ComparedName ours, ComparedName theirs)
    {
        var pairing = new Pairing();
        var (mine, left) = (ours.Words.ToList(), theirs.Words.ToList());
        pairing.Take(mine, left, (a, b) => a.Key == b.Key, 1, null);
        pairing.Join(mine, left, isOurs: true);
        pairing.Join(left, mine, isOurs: false);
        pairing.Take(mine, left, (a, b) => Spelling.IsNear(a.Key, b.Key), OfSpelling, WordAgreement.Spelling);
        (pairing.LeftOurs, pairing.LeftTheirs) = (mine, left);
        pairing.IsPart = (mine.Count == 0 && IsEnough(ours)) || (left.Count == 0 && IsEnough(theirs));
        return pairing;
    }

    private static bool IsEnough(ComparedName name) =>
        name.Weight >= PartFrom && (name.Words.Any(w => w.IsOwn) || name.Words.Count(w => w.Weight > NameWord.OfSort) > 2);

    private void Take(List<NameWord> mine, List<NameWord> left, Func<NameWord, NameWord, bool> agree, double share, WordAgreement? how)
    {
        for (var i = 0; i < mine.Count;)
        {
            var at = left.FindIndex(b => agree(mine[i], b));
            if (at < 0)
            {
                i++;
                continue;
            }
            Add(mine[i], left[at], share, how ?? (mine[i].Printed == left[at].Printed ? WordAgreement.Same : WordAgreement.Meaning));
            mine.RemoveAt(i);
            left.RemoveAt(at);
        }
    }

    /// <summary>One word that others write as two or three.</summary>
    private void Join(List<NameWord> whole, List<NameWord> parts, bool isOurs)
    {
        for (var i = 0; i < whole.Count;)
        {
            var (at, count) = Parts(whole[i].Key, parts);
            if (count == 0)
            {
                i++;
                continue;
            }
            var some = parts.GetRange(at, count);
            var joined = new NameWord(string.Join(' ', some.Select(p => p.Printed)), whole[i].Key, some.Sum(p => p.Weight));
            if (isOurs) Add(whole[i], joined, 1, WordAgreement.Joined);
            else Add(joined, whole[i], 1, WordAgreement.Joined);
            whole.RemoveAt(i);
            parts.RemoveRange(at, count);
        }
    }

    private static (int At, int Count) Parts(string whole, List<NameWord> parts)
    {
        for (var at = 0; at < parts.Count; at++)
        {
            var length = 0;
            for (var count = 1; count <= 3 && at + count <= parts.Count; count++)
            {
                var part = parts[at + count - 1].Key;
                if (string.CompareOrdinal(whole, length, part, 0, part.Length) != 0) break;
                length += part.Length;
                if (length == whole.Length) return count == 1 ? default : (at, count);
            }
        }
        return default;
    }

    private void Add(NameWord ours, NameWord theirs, double share, WordAgreement how)
    {
        Agreed.Add(new(ours.Printed, theirs.Printed, how));
        Shared += share * (ours.Weight + theirs.Weight) / 2;
        HasOwn |= ours.IsOwn || theirs.IsOwn;
    }
}
