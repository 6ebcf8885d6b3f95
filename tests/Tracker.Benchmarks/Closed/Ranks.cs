namespace Tracker.Benchmarks.Closed;

/// <summary>How well one number tells two samples apart.</summary>
internal static class Ranks
{
    /// <summary>The area under the ROC curve: of all pairs of one number of each sample, the share in which that of the first is the larger; equal ones
    /// count half.</summary>
    public static double Auc(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        var all = first.Select(v => (Value: v, IsFirst: true)).Concat(second.Select(v => (Value: v, IsFirst: false))).OrderBy(v => v.Value).ToList();
        var (smaller, larger) = (0.0, 0.0);
        for (var i = 0; i < all.Count;)
        {
            var end = i;
            while (end < all.Count && all[end].Value == all[i].Value) end++;
            var equal = all[i..end].Count(v => !v.IsFirst);
            larger += (end - i - equal) * (smaller + equal / 2.0);
            (smaller, i) = (smaller + equal, end);
        }
        return larger / ((double)first.Count * second.Count);
    }
}
