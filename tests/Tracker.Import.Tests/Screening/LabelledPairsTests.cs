using Tracker.Import.Screening;
using Tracker.Testing;

namespace Tracker.Import.Tests.Screening;

public sealed class LabelledPairsTests
{
    [Fact]
    public void Precision_and_recall_are_counted_by_language()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-pairs-").FullName;
        File.WriteAllText(Path.Combine(folder, "pairs.csv"), "# names\nOrionis Ltd,Orionis,0.9,same\n星河,Xinghe,0.9,pinyin\nVega,Kepler,0.9,another\n");
        var found = LabelledPairs.Measure(LabelledPairs.Read(folder));
        Directory.Delete(folder, recursive: true);
        Assert.Equal([(NameLanguage.English, 2, 1, 0, 1), (NameLanguage.Chinese, 1, 1, 0, 0)],
            found.Select(f => (f.Language, f.Pairs, f.Right, f.Wrong, f.Missed.Length)));
    }

    [Fact]
    public void Chinese_names_of_the_sample_are_found_and_no_other_names_with_them()
    {
        if (SharedData.FileAt("csl_sample/csl_sample.csv") is not { } list) return;
        var chinese = LabelledPairs.Measure(LabelledPairs.Read(Path.GetDirectoryName(list)!)).Where(m => m.Language == NameLanguage.Chinese).ToList();
        Assert.All(chinese, m => Assert.Equal(1, m.Precision));
        Assert.All(chinese, m => Assert.InRange(m.Recall, 0.5, 1));
        Assert.Null(ListFile.Read(File.ReadAllBytes(list)).Refused);
    }
}
