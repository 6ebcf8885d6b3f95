namespace Tracker.Domain.Screening;

/// <summary>Words that many organisations have in their names: how little each tells, and in which forms of English, Pinyin and characters it
/// is written. What a company adds for its legal form tells nothing.</summary>
internal sealed class CommonWords
{
    private readonly Dictionary<string, NameWord> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<NameWord>> byCharacters = new(StringComparer.Ordinal);
    private readonly HashSet<string> pinyin = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <summary>A common word in Pinyin has at most so many syllables.</summary>
    public const int MostSyllables = 4;

    public CommonWords(Func<string, string> latin)
    {
        foreach (var (weight, lines) in Tables)
            foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var forms = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var form in forms)
                    if (form[0] > '\u2e80')
                    {
                        byCharacters.TryAdd(form, [new(form, forms[0], weight)]);
                        var letters = string.Concat(SearchTerms.Runs(Folding.Of(latin(form))).Select(r => r.Run));
                        if (form.Length > 1 && pinyin.Add(letters)) byKey.TryAdd(letters, new(letters, forms[0], weight));
                    }
                    else byKey.TryAdd(form, new(form, forms[0], weight));
            }
        foreach (var (characters, words) in Several)
            byCharacters[characters] = [.. words.Split(' ').Select(w => byKey[w] with { Printed = characters })];
        longest = byCharacters.Keys.Max(k => k.Length);
    }

    public NameWord? Find(string word) => byKey.TryGetValue(word, out var found) ? found : null;

    /// <summary>The word in Pinyin that these syllables are together; null if they are none.</summary>
    public NameWord? OfSyllables(string letters) => pinyin.Contains(letters) ? byKey[letters] : null;

    /// <summary>The longest known word in characters that begins here.</summary>
    /// <returns>Its words, and how many characters it has; 0 if there is none.</returns>
    public (ImmutableArray<NameWord> Words, int Length) Longest(string run, int at)
    {
        for (var length = Math.Min(longest, run.Length - at); length > 0; length--)
            if (byCharacters.TryGetValue(run.Substring(at, length), out var found))
                return (found, length);
        return ([], 0);
    }

    /// <summary>A number below a thousand in digits.</summary>
    public static string Number(string characters)
    {
        var (sum, digit) = (0, 0);
        foreach (var c in characters)
            if (c is '十' or '百') (sum, digit) = (sum + Math.Max(digit, 1) * (c == '十' ? 10 : 100), 0);
            else digit = "〇一二三四五六七八九".IndexOf(c == '零' ? '〇' : c, StringComparison.Ordinal);
        return (sum + digit).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Characters that English has several ways for.</summary>
    public static readonly ImmutableArray<(string Characters, ImmutableArray<string> Ways)> Translated =
    [
        ("理工大学", ["science technology university", "technology institute"]),
        ("工业大学", ["technology institute", "technology university", "polytechnic university"]),
        ("理工学院", ["science technology institute", "technology institute"]),
        ("科技大学", ["science technology university"]),
        ("设计部", ["design department"]),
    ];

    /// <summary>Characters that are several words.</summary>
    private static readonly ImmutableArray<(string Characters, string Words)> Several =
    [
        ("科学院", "science academy"), ("科技", "science technology"), ("科学技术", "science technology"), ("科工", "science industry"),
        ("邮电", "posts communication"), ("运载火箭", "launch vehicle"), ("空军", "air force"), ("微系统", "micro system"), ("授时", "time service"),
        ("微生物", "micro biology"), ("空天", "aviation aerospace"), ("警察", "police"), ("公安", "security"), ("船舶", "ship"),
    ];

    /// <summary>Each line is one word in all its forms, the first of which is its key.</summary>
    private static readonly (double Weight, string Lines)[] Tables =
    [
        (0, """
            limited ltd ltda limitada 有限 youxian
            company co compagnie compania companhia companies 公司 gongsi
            incorporated inc
            corporation corp
            liability 责任 責任 zeren
            joint open closed publik unitary
            stock 股份 gufen
            aktsionernoe aktsionernoye obshchestvo otkrytoe otkrytoye zakrytoe zakrytoye publichnoe publichnoye ogranichennoi ogranichennoy
            otvetstvennostyu s unitarnoe predpriyatie
            llc llp lp plc gmbh mbh ag kg kgaa sa sas sarl srl spa bv nv oy oyj ab as asa aps kk pte pty pvt private public
            jsc ojsc pjsc cjsc oao zao pao ooo ao fze fzco fzc fz fzllc est wll bhd sdn sro doo jv saoc sal kft rt zrt
            the of and for in at on to by an a de la le les du des del di da do dos das der die und von et y e el los las al with
            aka fka nka dba no number
            的 之 和 及 与
            """),
        (NameWord.OfSort, """
            science sci sciences scientific kexue 科学 科學
            university univ universitat universite universidad universita daxue 大学 大學
            college xueyuan 学院 學院
            school 学校 學校
            institute inst institutes instituto institut institution 研究所 研究院 yanjiusuo yanjiuyuan 所
            academy acad academia 院
            center centre centro centr ctr 中心 zhongxin
            laboratory lab laboratories labs laboratoire 实验室 實驗室
            research res recherche yanjiu 研究
            development dev developing kaifa 开发 開發 发展 發展 fazhan
            design sheji 设计 設計
            manufacture mfg manufacturing manufacturer manufacturers zhizao 制造 製造
            factory plant works gongchang 厂 廠 工厂
            group grp groupe gruppe jituan 集团 集團
            holding holdings konggu 控股
            international intl int internacional guoji 国际 國際
            national natl nationale nacional guojia 国家 國家
            state
            federal
            general gen
            central zhongyang 中央
            trading trade trdg commerce commercial maoyi 贸易 貿易 商贸
            import imports jinkou 进口
            export exports chukou 出口
            enterprise enterprises qiye 企业 企業
            service services fuwu 服务 服務
            investment investments invest touzi 投资 投資
            management mgmt guanli 管理
            association assn assoc xiehui 协会 協會
            society xuehui 学会 學會
            committee commission weiyuanhui 委员会 委員會
            bureau ju 局
            department dept departement bu 部
            ministry
            office bangongshi 办公室
            branch fengongsi 分公司 分院
            foundation fund jijin 基金
            advanced
            new xin
            """),
        (NameWord.OfField, """
            technology keji tech technical technological technologies techno technologie tecnologia technique techniques keji 技术 技術 jishu 工艺
            engineering eng engineers engrg gongcheng 工程
            industry industrial industries ind industria gongye 工业 工業 产业
            system systems sys xitong 系统 系統
            equipment equip shebei 设备 設備 装备 裝備
            information info xinxi 信息 资讯
            electronic electronics electro elec elektronik dianzi 电子 電子
            communication communications comm telecom telecommunications telecommunication tongxin 通信 通讯 电信 電信
            network networks networking wangluo 网络 網絡
            computer computers computing jisuanji 计算机 計算機
            software ruanjian 软件 軟件
            digital shuzi 数字 數字
            security anquan 安全
            bank banco banque yinhang 银行 銀行
            applied yingyong 应用 應用
            materials material cailiao 材料
            products product chanpin 产品
            solutions solution
            logistics wuliu 物流
            shipping maritime lines hangyun 航运
            machinery machine machines jixie 机械 機械
            instrument instruments yiqi 仪器 儀器
            automatic automation zidonghua 自动化 自動化
            precision jingmi 精密
            integrated 集成
            circuit circuits dianlu 电路
            intelligent intelligence smart zhineng 智能
            artificial rengong 人工
            standard standards standardization biaozhun biaozhunhua 标准 标准化
            testing test evaluation assessment ceping pinggu 测评 测试 评估 检测
            energy nengyuan 能源
            power electric electrical dianli 电力 电气
            oil petroleum shiyou 石油
            gas
            radio wireless wuxian 无线 无线电
            mobile yidong 移动
            cloud yun 云
            data shuju 数据
            measurement metrology jiliang 计量
            graduate
            normal shifan 师范
            launch 发射
            vehicle 车辆
            air 空气
            force
            navy naval 海军
            posts 邮政 postal
            micro
            police
            ship ships shipbuilding 造船
            time
            polytechnic polytechnical
            control controls 控制
            health weisheng 卫生
            agriculture agricultural nongye 农业
            environment environmental huanjing 环境
            space kongjian 空间
            """),
        (NameWord.OfCountry, """
            china chinese prc zhongguo 中国 中國 中华 zhonghua
            taiwan 台湾 臺灣
            russia russian rossii
            iran iranian
            syria syrian
            korea korean
            india indian
            pakistan
            germany german deutsche
            france french
            japan japanese nihon nippon 日本
            usa us america american
            uk british
            europe european
            asia asian 亚洲
            pacific
            """),
        (NameWord.OfPlace, """
            mohammed muhammad mohamed mohammad muhammed
            abu abou
            beijing peking 北京
            shanghai 上海
            tianjin 天津
            chongqing 重庆 重慶
            shenzhen 深圳
            guangzhou canton 广州 廣州
            guangdong 广东 廣東
            hongkong 香港 xianggang
            nanjing nanking 南京
            wuhan 武汉 武漢
            xian 西安
            chengdu 成都
            hangzhou 杭州
            zhejiang 浙江
            jiangsu 江苏
            suzhou 苏州
            wuxi 无锡
            hefei 合肥
            anhui 安徽
            changsha 长沙 長沙
            hunan 湖南
            hubei 湖北
            harbin haerbin 哈尔滨 哈爾濱
            heilongjiang 黑龙江
            shenyang 沈阳
            liaoning 辽宁
            dalian 大连
            jilin 吉林
            changchun 长春
            shandong 山东
            jinan 济南
            qingdao 青岛
            henan 河南
            zhengzhou 郑州
            hebei 河北
            shanxi 山西
            shaanxi 陕西
            sichuan 四川
            yunnan 云南
            guizhou 贵州
            guangxi 广西
            fujian 福建
            xiamen 厦门
            jiangxi 江西
            hainan 海南
            gansu 甘肃
            lanzhou 兰州
            xinjiang 新疆
            tibet xizang 西藏
            macau macao 澳门
            northwestern xibei 西北
            southwestern xinan 西南
            north northern beifang 北方
            south southern nanfang 南方 华南
            east eastern dongfang 东方 华东
            west western xibu
            moscow moskva
            tehran
            dubai
            aviation aeronautics aeronautical aero 航空 hangkong
            aerospace astronautics astronautical spaceflight 航天 宇航 hangtian
            navigation daohang 导航
            nuclear 核 核工业
            military junshi 军事 軍事
            defense defence guofang 国防 國防
            army liberation 解放军
            people peoples renmin 人民
            medical medicine yixue yiliao 医学 医疗
            marine ocean oceanic haiyang 海洋
            physics physical wuli 物理
            chemistry chemical huaxue 化学 化工
            optical optics optoelectronic optoelectronics guangxue 光学 光电
            microelectronic microelectronics weidianzi 微电子
            semiconductor semiconductors bandaoti 半导体 半導體
            satellite weixing 卫星
            radar leida 雷达
            quantum liangzi 量子
            biology biological bio shengwu 生物
            """),
        (NameWord.Own, """
            1 first
            2 second
            3 third
            4 fourth
            5 fifth
            6 sixth
            7 seventh
            8 eighth
            9 ninth
            10 tenth
            """),
    ];
}
